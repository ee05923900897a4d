package io.github.portfolioplatform.change;

import io.github.portfolioplatform.model.RiskyChange;
import java.util.Optional;

/** A server gets an image of another product, or one that is built on another system. The same image from a mirror is neither. */
final class ImageFamilyChanges implements GuardRule {

    private static final String DUMP = "move the data to a new instance with a dump.";

    @Override
    public void check(InstanceChange instance, Findings findings) {
        for (ServerChange server : instance.servers()) {
            if (server.isOtherProduct() && !server.isOtherEngine()) {
                add(server, otherProduct(server), wayOfProduct(server), findings);
            } else if (server.isOtherImage()) {
                otherSystem(server, findings);
            }
        }
    }

    private static String otherProduct(ServerChange server) {
        ImageName from = server.before().image();
        ImageName to = server.after().image();
        return from.name().equals(to.name())
                ? "The image comes from " + to.repository() + " instead of " + from.repository()
                        + ", which are no mirrors of each other by their names: another product has its own files, folders and user."
                : "The server becomes another product, " + to.name() + " instead of " + from.name()
                        + ", with its own files, folders and user.";
    }

    private static String wayOfProduct(ServerChange server) {
        ImageName from = server.before().image();
        ImageName to = server.after().image();
        String keep = "Keep " + from + ", or " + DUMP;
        return from.name().equals(to.name()) && to.isNamedOfficially()
                ? keep + " If it is a mirror of the official image, write its path as library/" + to.name()
                        + " or take customize.imageRegistry."
                : keep;
    }

    private static void otherSystem(ServerChange server, Findings findings) {
        ImageSystem from = server.before().system();
        ImageSystem to = server.after().system();
        Optional<String> sorting = server.commandsAfterOtherSorting();
        boolean isFamily = to.isFamilyOf(from);
        if (isFamily && !(sorting.isPresent() && to.isAnotherSuiteThan(from))) {
            return;
        }
        add(
                server,
                "The image moves from " + from + " to " + to
                        + (sorting.isPresent()
                                ? ", which may sort text differently: indexes would no longer match."
                                : ", where another user may own the files."),
                "Keep " + server.before().image() + ", or " + DUMP
                        + sorting.filter(commands -> isFamily)
                                .map(ImageFamilyChanges::afterOtherSorting)
                                .orElse(""),
                findings);
    }

    private static String afterOtherSorting(String commands) {
        return " If both have the same C library (cat /etc/os-release in either), it is right; else run " + commands
                + " in the new server before applications write.";
    }

    private static void add(ServerChange server, String what, String way, Findings findings) {
        ServerPod pod = server.after();
        findings.add(
                RiskyChange.IMAGE_FAMILY_CHANGES,
                pod.workload(),
                pod.field("image"),
                what,
                way,
                pod.image().text());
    }
}
