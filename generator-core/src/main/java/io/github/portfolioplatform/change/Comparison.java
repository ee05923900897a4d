package io.github.portfolioplatform.change;

import java.util.ArrayList;
import java.util.List;

/** Goes through what differs, group by group, and keeps of each what there is to say. */
final class Comparison {

    private final List<ResourceChange> resources = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<UnreadableFile> unreadable = new ArrayList<>();
    private final Hints hints = new Hints();
    private final InstanceIsRemoved removal = new InstanceIsRemoved();

    private Comparison() {}

    static Comparison of(Differences differences) {
        Comparison comparison = new Comparison();
        KnownSecrets secrets = KnownSecrets.in(differences);
        differences.groups().forEach(group -> {
            Differences.ReadFiles files = differences.read(group);
            comparison.unreadable.addAll(files.unreadable());
            InstanceChanges.of(files, differences, secrets).forEach(comparison::add);
        });
        comparison.findings.addAll(comparison.removal.findings());
        comparison.findings.replaceAll(finding -> finding.without(secrets));
        ClusterChanges.of(differences).forEach(change -> {
            comparison.findings.add(change.finding());
            comparison.resources.add(change.resourceChange());
        });
        return comparison;
    }

    private void add(InstanceChange instance) {
        Findings found = new Findings(instance.key());
        EngineChanges.rulesFor(instance).forEach(rule -> rule.check(instance, found));
        removal.look(instance, found);
        hints.look(instance);
        findings.addAll(found.list());
        resources.addAll(ConfigurationChecksum.explained(instance.pairs().stream()
                .filter(Pair::isChange)
                .map(pair -> pair.change(found.areAbout(pair.resource())))
                .toList()));
    }

    List<ResourceChange> resources() {
        return resources;
    }

    List<Finding> findings() {
        return findings;
    }

    List<UnreadableFile> unreadable() {
        return unreadable;
    }

    List<String> hints() {
        return hints.sentences();
    }
}
