package io.github.portfolioplatform.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * The pods that keep copies of an instance.
 *
 * @param instance what is rendered, with the Secrets that a cluster adds
 * @param server the server that they find by its name
 * @param image that of the server
 * @param variables those that have other values than what is rendered
 * @param authority the certificate of the CA that a bucket is checked by, in PEM
 * @param folder where their volumes are
 */
record BackupPods(
        RenderedInstance instance,
        RunningContainer server,
        ServerImage image,
        Map<String, String> variables,
        String authority,
        Path folder) {

    BackupPods {
        variables = new TreeMap<>(variables);
    }

    static BackupPods of(ProductionInstance instance, RunningContainer server, ServerImage image, Path folder) {
        String company = instance.certificate().authorities();
        return new BackupPods(instance.rendered(), server, image, Map.of(), company, folder);
    }

    /** Those of development, where no certificate is checked. */
    static BackupPods of(RenderedInstance instance, RunningContainer server, ServerImage image, Path folder) {
        return new BackupPods(instance, server, image, Map.of(), "", folder);
    }

    /** The folder with the copies, if they go to a claim. */
    Path copies() {
        return copies(folder, instance.name());
    }

    /** The newest copy, if they go to a claim. */
    Path copy() {
        try (Stream<Path> entries = Files.list(copies())) {
            return entries.filter(Files::isDirectory)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    static Path copies(Path folder, String instance) {
        return folder.resolve("volumes/backups/shop/production").resolve(instance);
    }

    /** The same with another value of a variable. */
    BackupPods with(String variable, String value) {
        Map<String, String> others = new TreeMap<>(variables);
        others.put(variable, value);
        return new BackupPods(instance, server, image, others, authority, folder);
    }

    /** The same whose bucket is checked by another CA. */
    BackupPods trusting(CertificateAuthority other) {
        ServerCertificate its = other.issue(instance.all("Certificate").get(0).in("spec"));
        return new BackupPods(instance, server, image, variables, its.authorities(), folder);
    }

    /** How a container of a pod is run with these variables. */
    @FunctionalInterface
    interface Run extends BiFunction<RunningContainer, Map<String, String>, Execution> {}

    /** What the last container says, or the first one that fails. */
    Execution backup() throws IOException {
        return backup(BackupPods::runToEnd);
    }

    Execution backup(Run dump) throws IOException {
        return run("backup", "dump", "store", dump, BackupPods::runToEnd);
    }

    /** A backup whose copy is dumped now, and stored after something has happened, for what is between the two may take long. */
    Execution backupStoredAfter(Callable<Execution> event) throws Exception {
        Path dumped = folder.resolve("volumes/scratch/copy");
        Path aside = folder.resolve("dumped");
        Execution nothing = new Execution(0, "");
        run("backup", "dump", "store", BackupPods::runToEnd, (store, any) -> nothing)
                .succeeded();
        Files.move(dumped, aside);
        event.call().succeeded();
        return backup((dump, any) -> {
            try {
                Files.move(aside, dumped);
                return nothing;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }

    Execution verify() throws IOException {
        return run("verify", "fetch", "verify", BackupPods::runToEnd, BackupPods::runToEnd);
    }

    Execution restore() throws IOException {
        return restore(BackupPods::runToEnd);
    }

    Execution restore(Run restore) throws IOException {
        return run("restore", "fetch", "restore", BackupPods::runToEnd, restore);
    }

    private Execution run(String job, String first, String second, Run howFirst, Run howSecond) throws IOException {
        RenderedPod pod = instance.withSecret(
                        "backup-offsite", Map.of("access-key-id", "key", "secret-access-key", "secret"))
                .withSecret("company-ca", Map.of("ca.crt", authority))
                .cronJob(instance.name() + "-" + job);
        try (RunningContainer init = server.neighbour(pod.container(first), imageOf(first), folder)) {
            Execution prepared = howFirst.apply(init, variables);
            if (prepared.exitCode() != 0) {
                return prepared;
            }
            try (RunningContainer main = init.sibling(pod.container(second), imageOf(second))) {
                return howSecond.apply(main, variables);
            }
        }
    }

    private static Execution runToEnd(RunningContainer container, Map<String, String> variables) {
        return container.runWithinMemory(variables);
    }

    private ServerImage imageOf(String container) {
        return container.equals("store") || container.equals("fetch") ? RcloneImage.ofThisMachine() : image;
    }
}
