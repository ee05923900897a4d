package io.github.portfolioplatform.document;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.engine.UserSecret.PasswordOf;
import io.github.portfolioplatform.engine.UserSecret.Template;
import io.github.portfolioplatform.engine.UserSecret.Text;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.problem.InvalidValueException;
import io.github.portfolioplatform.problem.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Commands of a POSIX shell that provide what an environment needs. They generate passwords when they run, and pass them on standard input, so
 * that none is in the report, in the arguments of a process or in the history of the shell. They overwrite nothing.
 */
public final class ProvisionCommands {

    /** What fills the entries of a store. */
    public enum Store {
        /** {@code vault}, for a key-value engine of version 2. */
        VAULT,
        /** {@code aws}, for AWS Secrets Manager. */
        AWS,
        /** None: Secrets and ConfigMaps only. */
        KUBECTL;

        /**
         * {@return the store of that name}
         *
         * @throws InvalidValueException if there is none
         */
        public static Store of(String id) {
            requireNonNull(id, "id");
            return Arrays.stream(values())
                    .filter(store -> store.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new InvalidValueException(
                            Problem.quoted(id) + " fills no store.", "Write vault, aws or kubectl."));
        }

        private String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final String RANDOM = "$(openssl rand -hex 24)";

    private final Environment environment;
    private final Store store;
    private final List<String> lines = new ArrayList<>();

    private ProvisionCommands(Environment environment, Store store) {
        this.environment = environment;
        this.store = store;
    }

    /** {@return the commands for these environments, one after the other} */
    public static String text(List<Environment> environments, Store store) {
        requireNonNull(environments, "environments");
        requireNonNull(store, "store");
        return environments.stream()
                .map(environment -> new ProvisionCommands(environment, store).text())
                .collect(Collectors.joining("\n"));
    }

    private String text() {
        lines.add("# " + environment.portfolio() + ", " + environment.name()
                + ": what must be provided. Passwords are generated when this runs; values from elsewhere are read from files,"
                + " each in a folder that is called like the Secret or the entry.");
        List<Provision> provisions = Provisions.of(environment);
        Optional<String> before = Optional.empty();
        for (Provision provision : provisions) {
            if (provision.instance().isPresent() && !provision.instance().equals(before)) {
                setPasswords(provision.instance().get(), provisions);
            }
            before = provision.instance();
            add(provision);
        }
        return String.join("\n", lines);
    }

    /** All Secrets of an instance have the same password of a user. */
    private void setPasswords(String instance, List<Provision> provisions) {
        SortedSet<String> users = new TreeSet<>();
        provisions.stream()
                .filter(provision -> provision.instance().equals(Optional.of(instance)))
                .flatMap(provision -> provision.values().values().stream())
                .flatMap(Optional::stream)
                .flatMap(template -> template.parts().stream())
                .filter(PasswordOf.class::isInstance)
                .forEach(part -> users.add(((PasswordOf) part).user()));
        lines.add("# " + instance);
        users.forEach(user -> lines.add(variable(user) + "=" + RANDOM));
    }

    private static String variable(String user) {
        return "password_of_" + user.replaceAll("[^a-z0-9]", "_");
    }

    private void add(Provision provision) {
        switch (provision.kind()) {
            case VAULT_ENTRY -> addEntry(provision, provision.place());
            case STORE_ENTRY -> addEntry(provision, "secret");
            case SECRET, CONFIG_MAP -> {
                if (provision.values().values().stream().allMatch(Optional::isEmpty)) {
                    addFiles(provision);
                } else {
                    addSecret(provision);
                }
            }
            default -> throw new IllegalArgumentException(provision.kind().name());
        }
    }

    private void addEntry(Provision provision, String mount) {
        String name = quoted(provision.name());
        switch (store) {
            case KUBECTL ->
                lines.add("# " + ProvisionText.of(provision, environment)
                        + " There are commands for it that fill vault or aws.");
            case VAULT -> {
                if (provision.kind() == Provision.Kind.STORE_ENTRY) {
                    lines.add("# Write the mount that the " + provision.place() + " has, if it is not " + mount + ".");
                }
                lines.add(json(provision) + " | vault kv put -cas=0 -mount=" + quoted(mount) + " " + name + " -");
            }
            default ->
                lines.add(json(provision) + " | aws secretsmanager create-secret --name " + name
                        + " --secret-string file:///dev/stdin");
        }
    }

    /** {@code printf} is a part of the shell, so that its arguments are not seen in the list of processes. */
    private static String json(Provision provision) {
        String format = provision.values().keySet().stream()
                .map(key -> "\"" + key + "\":\"%s\"")
                .collect(Collectors.joining(",", "'{", "}'"));
        String values = provision.values().entrySet().stream()
                .map(value -> value.getValue()
                        .map(password -> "\"" + shell(password) + "\"")
                        .orElseGet(() -> "\"$(cat " + file(provision, value.getKey()) + ")\""))
                .collect(Collectors.joining(" "));
        return present(provision) + "printf " + format + " " + values;
    }

    /** A file that is missing ends the command with an error, so that no empty value is stored. */
    private static String present(Provision provision) {
        String files = provision.values().entrySet().stream()
                .filter(value -> value.getValue().isEmpty())
                .map(value -> " " + file(provision, value.getKey()))
                .collect(Collectors.joining());
        return files.isEmpty() ? "" : "ls" + files + " > /dev/null && ";
    }

    private void addFiles(Provision provision) {
        boolean isMap = provision.kind() == Provision.Kind.CONFIG_MAP;
        boolean isOfRegistry = provision.values().containsKey(".dockerconfigjson");
        lines.add("kubectl create " + (isMap ? "configmap " : "secret generic ") + quoted(provision.name())
                + " --namespace="
                + quoted(provision.place())
                + (isOfRegistry ? " --type=kubernetes.io/dockerconfigjson" : "")
                + provision.values().keySet().stream()
                        .map(key -> " --from-file=" + key + "=" + file(provision, key))
                        .collect(Collectors.joining()));
    }

    private static String file(Provision provision, String key) {
        return quoted(provision.name().replaceFirst("^/+", "") + "/" + key);
    }

    private void addSecret(Provision provision) {
        lines.add("kubectl create -f - <<END");
        lines.add("apiVersion: v1");
        lines.add("kind: Secret");
        lines.add("metadata: {name: \"" + provision.name() + "\", namespace: \"" + provision.place() + "\"}");
        lines.add("stringData:");
        provision
                .values()
                .forEach((key, value) -> lines.add("  " + key + ": \""
                        + value.map(ProvisionCommands::shell).orElse("") + "\""));
        lines.add("END");
    }

    /** The value in a double-quoted string of JSON or YAML, in a part of the script where the shell replaces variables. */
    private static String shell(Template template) {
        return template.parts().stream()
                .map(part -> part instanceof Text text ? escaped(text.text()) : password((PasswordOf) part))
                .collect(Collectors.joining());
    }

    /** The generated passwords have hexadecimal digits only, which URIs take as they are. */
    private static String password(PasswordOf password) {
        return "$(printf %s \"$" + variable(password.user()) + "\")";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\\", "\\\\")
                .replace("$", "\\$")
                .replace("`", "\\`");
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
