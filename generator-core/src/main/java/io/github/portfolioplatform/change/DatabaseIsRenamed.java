package io.github.portfolioplatform.change;

import io.github.portfolioplatform.engine.Compatibility;
import io.github.portfolioplatform.model.RiskyChange;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;

/** A name that only the first start reads is another one: the database that exists keeps the old. */
final class DatabaseIsRenamed implements GuardRule {

    private static final String DATABASE = "database";

    @Override
    public void check(InstanceChange instance, Findings findings) {
        boolean hasNames = false;
        for (ServerChange server : instance.servers()) {
            hasNames |= server.compatibility()
                    .filter(compatibility -> check(server, compatibility, findings))
                    .isPresent();
        }
        if (!hasNames) {
            // All of its Secrets name the database; one of them says enough.
            instance.pairs().stream()
                    .filter(Pair::isKept)
                    .filter(DatabaseIsRenamed::renames)
                    .findFirst()
                    .ifPresent(pair -> report(pair, findings));
        }
    }

    /** {@return whether the server is told names at all} */
    private static boolean check(ServerChange server, Compatibility compatibility, Findings findings) {
        SortedMap<String, String> before =
                compatibility.firstStartNames(server.before().setup());
        SortedMap<String, String> after =
                compatibility.firstStartNames(server.after().setup());
        NavigableSet<String> variables = new TreeSet<>(before.keySet());
        variables.addAll(after.keySet());
        if (server.entersProduction() || server.leavesProduction()) {
            // What only one of the two says is the job's, or said by another rule.
            variables.retainAll(before.keySet());
            variables.retainAll(after.keySet());
        }
        for (String variable : variables) {
            String old = before.getOrDefault(variable, FieldChange.NONE);
            String now = after.getOrDefault(variable, FieldChange.NONE);
            if (!old.equals(now)) {
                String from = server.before().values().shown(variable, old);
                String to = server.after().values().shown(variable, now);
                findings.add(
                        RiskyChange.DATABASE_IS_RENAMED,
                        server.after().workload(),
                        server.after().field("env[" + variable + "].value"),
                        variable + " changes from " + from + " to " + to
                                + ", but only an empty volume reads it: the data keeps the old name.",
                        "Keep " + from + ", or rename it in the running database first.",
                        to);
            }
        }
        return !variables.isEmpty();
    }

    /** A server of production may have no variables, but tells applications which database is theirs. */
    private static boolean renames(Pair pair) {
        Optional<String> old = pair.before().flatMap(DatabaseIsRenamed::named);
        Optional<String> now = pair.after().flatMap(DatabaseIsRenamed::named);
        return old.isPresent() && now.isPresent() && !old.equals(now);
    }

    private static Optional<String> named(Resource resource) {
        return MadeSecret.by(resource).flatMap(secret -> secret.template(DATABASE));
    }

    private static void report(Pair pair, Findings findings) {
        Resource resource = pair.after().orElseThrow();
        String old = pair.before().flatMap(DatabaseIsRenamed::named).orElseThrow();
        String now = named(resource).orElseThrow();
        findings.add(
                RiskyChange.DATABASE_IS_RENAMED,
                resource,
                MadeSecret.by(resource).orElseThrow().field() + "." + DATABASE,
                "The database of applications changes from " + old + " to " + now
                        + ", which is empty: the data keeps the old name.",
                "Keep " + old + ", or rename it in the running database first.",
                now);
    }
}
