package io.github.portfolioplatform.model;

import io.github.portfolioplatform.problem.ModelPath;
import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.problem.Problems;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The consumers of an instance are pods of its application, or of those in {@code sharedWith}: its users. The name of a consumer says which one
 * it belongs to. It is the name of a user or starts with it ({@code code-talk}, {@code codetalk-worker}), or is a part of it ({@code talk}); a
 * name that fits another application of the portfolio better belongs to that one. Every other name is that of an application that the portfolio
 * does not know, even if it is the only consumer. Labels are free, but must not name another application of the portfolio.
 */
final class ConsumersAreApplications implements PortfolioRule {

    private static final String ID = "consumer-is-shared";

    /** The labels that name the application of a pod. */
    private static final List<String> NAMING = List.of("app", "app.kubernetes.io/name");

    @Override
    public void check(PortfolioDraft portfolio, Problems problems) {
        List<String> applications = portfolio.instances().stream()
                .flatMap(instance -> users(instance).stream())
                .distinct()
                .toList();
        portfolio
                .resolved()
                .filter(instance -> instance.declared().application() != null)
                // What follows looks at all applications for each instance.
                .filter(instance -> !instance.settings().security().consumers().isEmpty())
                .forEach(instance -> check(instance, applications, problems));
    }

    private static void check(ResolvedDraft instance, List<String> applications, Problems problems) {
        List<String> users = users(instance.declared());
        // Of two applications whose names differ in punctuation alone, one that uses the instance is meant.
        List<String> known =
                Stream.concat(users.stream(), applications.stream()).distinct().toList();
        for (Consumer consumer : instance.settings().security().consumers()) {
            Optional<String> application = ApplicationName.startOf(consumer.name(), known)
                    .or(() -> ApplicationName.withPart(consumer.name(), users));
            if (application.isEmpty()) {
                unknown(instance, consumer, users, problems);
            } else if (users.contains(application.get())) {
                labels(instance, consumer, known, problems);
            } else {
                refuse(instance, path(instance, consumer), application.get(), problems);
            }
        }
    }

    private static void labels(ResolvedDraft instance, Consumer consumer, List<String> all, Problems problems) {
        for (String label : NAMING) {
            Optional.ofNullable(consumer.labels().get(label))
                    .flatMap(value -> ApplicationName.find(value, all))
                    .filter(other -> !users(instance.declared()).contains(other))
                    .ifPresent(other -> refuse(
                            instance, path(instance, consumer).field("labels").field(label), other, problems));
        }
    }

    private static void refuse(ResolvedDraft instance, ModelPath path, String other, Problems problems) {
        problems.add(
                ID,
                path,
                "This lets in pods of " + Problem.quoted(other) + ", but " + instance.title() + " belongs to "
                        + Problem.quoted(String.valueOf(instance.declared().application())) + ".",
                share(instance, other, "Remove it, or add"));
    }

    private static void unknown(ResolvedDraft instance, Consumer consumer, List<String> users, Problems problems) {
        String owner = String.valueOf(instance.declared().application());
        String rename = ApplicationName.asKey(owner + " " + consumer.name())
                .map(key -> "If its pods belong to " + Problem.quoted(owner) + ", write " + key + ": instead. ")
                .orElse("");
        problems.add(
                ID,
                path(instance, consumer),
                instance.title() + " is used by "
                        + users.stream().map(Problem::quoted).collect(Collectors.joining(", ")) + ", not by "
                        + Problem.quoted(consumer.name()) + ".",
                rename + share(instance, consumer.name(), "For another application, add"));
    }

    private static String share(ResolvedDraft instance, String other, String add) {
        return add + " to " + instance.title() + ": sharedWith: [{application: " + Problem.quoted(other)
                + ", reason: …}].";
    }

    private static ModelPath path(ResolvedDraft instance, Consumer consumer) {
        return instance.path().field("consumers").field(consumer.name());
    }

    private static List<String> users(InstanceDraft instance) {
        return Stream.concat(
                        Stream.ofNullable(instance.application()),
                        instance.sharedWith().stream().map(SharedUse::application))
                .toList();
    }
}
