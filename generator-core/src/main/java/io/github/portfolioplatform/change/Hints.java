package io.github.portfolioplatform.change;

import io.github.portfolioplatform.engine.Compatibility;
import io.github.portfolioplatform.engine.DatabaseEngine;
import io.github.portfolioplatform.engine.InstanceNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What people should know of changes that are allowed: a sentence for each kind, with the instances that it is true of. */
final class Hints {

    private static final String GROWTH =
            "Claims grow, which their storage class must support (allowVolumeExpansion: true): ";
    private static final String KEPT_PASSWORD =
            "Passwords change that pods read at their next start, but the databases keep the old ones until they are changed there,"
                    + " too: ";
    private static final String READ_PASSWORD = "Passwords change that servers and pods read at their next start: ";
    private static final String STUCK =
            "A pod that never gets ready keeps its place although the cause is mended and applied; then delete it"
                    + " (kubectl delete pod): ";
    private static final String LOGIN =
            "Applications log in as another user after their next start, and pods that are not restarted go on with the user that they"
                    + " have: ";
    private static final String PROPERTIES =
            "Secrets read properties that they did not read before; add them to the store first, because an operator makes such"
                    + " a Secret only when it finds all of them: ";
    private static final String SECRETS =
            "Servers read Secrets that they did not read before; provide them first (connections lists their keys): ";
    private static final String COMMAND =
            "The access job fails until a person with the right to enter the pod has run a command, once, when the pod has"
                    + " restarted; the log of the job has it, too: ";
    private static final int SUBJECTS_SHOWN = 5;

    /** The entry of a service binding, in the template of either operator. */
    private static final Pattern USER = Pattern.compile("\\.username(?:\\.text)?$");

    private final Map<String, List<String>> subjectsBySentence = new TreeMap<>();

    /** {@return a sentence for each kind of change that was seen} */
    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        subjectsBySentence.forEach((sentence, subjects) -> sentences.add(sentence + listed(subjects) + "."));
        return sentences;
    }

    void look(InstanceChange instance) {
        for (Pair claim : instance.kept(Resource.CLAIM)) {
            ClaimSize.of(claim).filter(ClaimSize::grows).ifPresent(size -> add(GROWTH, instance.key() + " " + size));
        }
        if (instance.kept(Resource.SECRET).stream().anyMatch(Hints::hasOtherValue)) {
            Optional<Compatibility> compatibility = instance.engine().map(DatabaseEngine::compatibility);
            boolean kept = compatibility.isEmpty()
                    || compatibility.filter(Compatibility::keepsItsPassword).isPresent();
            add(kept ? KEPT_PASSWORD : READ_PASSWORD, instance.key().toString());
        }
        instance.pairs().stream()
                .flatMap(pair -> otherLogin(pair).stream())
                .distinct()
                .forEach(login -> add(LOGIN, instance.key() + " " + login));
        instance.kept(Resource.STATEFUL_SET).stream()
                .flatMap(set -> set.restartedPods().stream())
                .forEach(pod -> add(STUCK, new InstanceKey(instance.key().environment(), pod).toString()));
        for (ServerChange server : instance.servers()) {
            server.step()
                    .filter(step -> !server.isOtherProduct())
                    .flatMap(step -> server.compatibility()
                            .filter(compatibility ->
                                    compatibility.versionObstacle(step).isEmpty())
                            .flatMap(compatibility -> compatibility.versionAdvice(step)))
                    .ifPresent(advice ->
                            add(advice + " This is about ", instance.key().toString()));
        }
        lookForWork(instance);
        lookAroundTheServer(instance);
    }

    /** What becomes of copies, clients, the namespace and the files that GitOps tools read. */
    private void lookAroundTheServer(InstanceChange instance) {
        BackupHints.look(instance, this::add);
        ReachHints.look(instance, this::add);
        new PlaceHints(this::add).look(instance);
        new GitOpsHints(this::add).look(instance);
    }

    /** What people do before a new version works. */
    private void lookForWork(InstanceChange instance) {
        NewSecretValues.properties(instance).forEach(property -> add(PROPERTIES, instance.key() + ": " + property));
        NewSecretValues.secrets(instance).forEach(secret -> add(SECRETS, instance.key() + ": " + secret));
        commands(instance).forEach(command -> add(COMMAND, instance.key() + ": " + command));
    }

    private static List<String> commands(InstanceChange instance) {
        Optional<Compatibility> compatibility = instance.engine().map(DatabaseEngine::compatibility);
        return instance.kept(Resource.CONFIG_MAP).stream()
                .filter(pair -> pair.resource().name().equals(new InstanceNames(instance.name()).access()))
                .flatMap(pair ->
                        compatibility
                                .flatMap(rules -> rules.commandAfter(scripts(pair.before()), scripts(pair.after())))
                                .stream())
                .toList();
    }

    private static SortedMap<String, String> scripts(Optional<Resource> configMap) {
        SortedMap<String, String> scripts = new TreeMap<>();
        configMap.orElseThrow().fields().in("data").map().forEach((name, text) -> scripts.put(name, text.toString()));
        return scripts;
    }

    private static boolean hasOtherValue(Pair secret) {
        return secret.fields().stream()
                .anyMatch(field -> field.path().startsWith(SecretValues.FIELD)
                        && field.before().isPresent()
                        && field.after().isPresent());
    }

    /** What makes the Secret of an application writes another name of its user into it. */
    private static Optional<String> otherLogin(Pair secret) {
        boolean isMade = secret.before().isPresent()
                && secret.after()
                        .filter(made -> MadeSecret.by(made).isPresent())
                        .isPresent();
        return !isMade
                ? Optional.empty()
                : secret.fields().stream()
                        .filter(field -> USER.matcher(field.path()).find())
                        .filter(field ->
                                field.before().isPresent() && field.after().isPresent())
                        .map(field ->
                                field.before().get() + " → " + field.after().get())
                        .findFirst();
    }

    private void add(String sentence, String subject) {
        List<String> subjects = subjectsBySentence.computeIfAbsent(sentence, key -> new ArrayList<>());
        if (!subjects.contains(subject)) {
            subjects.add(subject);
        }
    }

    private static String listed(List<String> subjects) {
        return subjects.size() <= SUBJECTS_SHOWN
                ? String.join(", ", subjects)
                : String.join(", ", subjects.subList(0, SUBJECTS_SHOWN)) + " and " + (subjects.size() - SUBJECTS_SHOWN)
                        + " more";
    }
}
