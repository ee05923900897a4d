package io.github.portfolioplatform.model;

import io.github.portfolioplatform.problem.Grammar;
import io.github.portfolioplatform.problem.ModelPath;
import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.problem.Problems;
import io.github.portfolioplatform.problem.VisibleText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is customized is what Kubernetes accepts, and takes nothing from the database.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/#syntax-and-character-set">Kubernetes:
 *     syntax of annotations</a>
 */
final class CustomizationIsValid implements PortfolioRule {

    private static final Grammar REGISTRY =
            Grammar.of(255, "([a-zA-Z0-9.-]{1,253}(?::[0-9]{1,5})?)(?:/[a-z0-9]++(?:(?:[._]|__|-++)[a-z0-9]++)*+)*+");

    /**
     * What controllers write, and what is checked by the API server where it means something.
     *
     * @see <a href="https://kubernetes.io/docs/reference/labels-annotations-taints/">Kubernetes: well-known annotations</a>
     */
    private static final Grammar OF_KUBERNETES = Grammar.of(
            320,
            "(?:(?:kubectl|pv|volume|volume\\.beta|service"
                    + "|service\\.beta|endpoints|controller|deployment|batch|seccomp\\.security\\.alpha|scheduler\\.alpha"
                    + "|container\\.seccomp\\.security\\.alpha|container\\.apparmor\\.security\\.beta)\\.kubernetes\\.io/"
                    + "|kubernetes\\.io/config\\.).*");

    private static final Grammar VARIABLE = Grammar.of(1024, "[A-Za-z_][A-Za-z0-9_]*");

    @Override
    public void check(PortfolioDraft portfolio, Problems problems) {
        portfolio.resolved().forEach(instance -> check(instance, problems));
    }

    private static void check(ResolvedDraft instance, Problems problems) {
        Customization said = instance.settings().customization();
        ModelPath path = instance.path().field("customize");
        said.annotations().forEach((key, value) -> {
            annotation(key, path.field("annotations").field(key), problems);
            text(value, path.field("annotations").field(key), problems);
        });
        AnnotationsFit.check(said.annotations(), path.field("annotations"), problems);
        said.nodeSelector()
                .forEach((key, value) -> LabelsAreValid.checkSyntax(
                        key, value, path.field("nodeSelector").field(key), problems));
        said.imagePullSecrets().forEach(secret -> Name.SECRET.check(secret, path.field("imagePullSecrets"), problems));
        said.hostAliases().forEach((host, address) -> {
            Name.HOST.check(host, path.field("hostAliases").field(host), problems);
            address(address, path.field("hostAliases").field(host), problems);
        });
        registry(said.imageRegistry(), path.field("imageRegistry"), problems);
        containers(instance, said.sidecars(), path.field("sidecars"), problems);
        containers(instance, said.initContainers(), path.field("initContainers"), problems);
        for (ExtraContainer container : said.initContainers()) {
            if (said.sidecars().stream().anyMatch(sidecar -> sidecar.name().equals(container.name()))) {
                isTaken(path.field("initContainers").field(container.name()), container.name(), "a sidecar", problems);
            }
        }
    }

    private static void annotation(String key, ModelPath path, Problems problems) {
        if (!LabelsAreValid.isKey(key)) {
            problems.add(
                    "annotation-is-valid",
                    path,
                    Problem.quoted(key) + " is not the key of an annotation.",
                    "Write letters, digits, '-', '_' and '.', at most 63, behind a domain and a '/' if you like: example.com/owner.");
        } else if (key.startsWith("argocd.argoproj.io/") || key.startsWith("kustomize.toolkit.fluxcd.io/")) {
            problems.add(
                    "annotation-is-free",
                    path,
                    "The annotation " + key + " tells GitOps tools what to do, and is rendered where data needs it.",
                    "Say it with pruning: of the environment, or in your own Application or Kustomization.");
        } else if (OF_KUBERNETES.accepts(key)) {
            problems.add(
                    "annotation-is-free",
                    path,
                    "Kubernetes itself keeps the annotation " + key
                            + ", or takes it for a setting of one kind of object.",
                    "Remove it: annotations here are for all objects of an instance.");
        }
    }

    private static void registry(@Nullable String registry, ModelPath path, Problems problems) {
        if (registry != null && !isRegistry(registry)) {
            problems.add(
                    "registry-is-valid",
                    path,
                    Problem.quoted(registry) + " is not a registry.",
                    "Write a host, with port and path if it needs them: registry.example.com:5000/mirror.");
        }
    }

    private static boolean isRegistry(String text) {
        return REGISTRY.match(text).stream().anyMatch(parts -> HostAndPort.isAuthority(parts.group(1)));
    }

    private static void address(String address, ModelPath path, Problems problems) {
        Optional<String> canonical = IpAddress.canonical(address);
        if (!canonical.equals(Optional.of(address))) {
            problems.add(
                    "address-is-valid",
                    path,
                    Problem.quoted(address)
                            + (canonical.isPresent()
                                    ? " is not how Kubernetes writes that address."
                                    : " is not an IP address."),
                    "Write " + canonical.orElse("one such as 10.0.0.7 or fd00::7") + ".");
        }
    }

    private static void containers(
            ResolvedDraft instance, List<ExtraContainer> containers, ModelPath path, Problems problems) {
        for (ExtraContainer container : containers) {
            ModelPath here = path.field(container.name());
            Name.CONTAINER.check(container.name(), here, problems);
            if (container.name().equals(instance.engine().id())) {
                isTaken(here, container.name(), "the server", problems);
            }
            resources(container, "memory", ResourceSettings::memory, here, problems);
            resources(container, "cpu", ResourceSettings::cpu, here, problems);
            container.command().forEach(word -> text(word, here.field("command"), problems));
            container.arguments().forEach(word -> text(word, here.field("arguments"), problems));
            variables(container.environment(), here.field("environment"), problems);
            variables(container.credentials(), here.field("credentials"), problems);
            keys(instance.engine(), container.credentials(), here.field("credentials"), problems);
        }
    }

    private static void isTaken(ModelPath path, String name, String by, Problems problems) {
        problems.add(
                "name-is-unique",
                path,
                "The container of " + by + " is called " + name + " already.",
                "Give this one another name.");
    }

    /** Without them nobody knows what the pod claims. */
    private static <T extends Comparable<T>> void resources(
            ExtraContainer container,
            String field,
            Function<ResourceSettings, @Nullable T> amount,
            ModelPath path,
            Problems problems) {
        T request = amount.apply(container.requests());
        T limit = amount.apply(container.limits());
        if (request == null || limit == null) {
            String missing = (request == null ? "requests." : "limits.") + field;
            problems.add(
                    "required-value",
                    path.field(request == null ? "requests" : "limits").field(field),
                    "The container " + Name.shown(container.name()) + " has no " + missing + ".",
                    "Add " + missing + ": what a pod claims is the sum of its containers.");
        } else if (request.compareTo(limit) > 0) {
            problems.add(
                    "request-within-limit",
                    path.field("requests").field(field),
                    "The container " + Name.shown(container.name()) + " requests " + request + " of " + field
                            + " but is limited to " + limit + ".",
                    "Write a request of at most " + limit + " or a higher limit.");
        }
    }

    private static void variables(Map<String, String> variables, ModelPath path, Problems problems) {
        variables.forEach((name, value) -> {
            if (!VARIABLE.accepts(name)) {
                problems.add(
                        "variable-is-valid",
                        path.field(name),
                        Problem.quoted(name) + " is not the name of an environment variable.",
                        "Write letters, digits and '_', not a digit first.");
            }
            text(value, path.field(name), problems);
        });
    }

    private static void keys(Engine engine, Map<String, String> credentials, ModelPath path, Problems problems) {
        credentials.forEach((variable, key) -> {
            if (!key.equals(engine.passwordKey())) {
                problems.add(
                        "credential-is-known",
                        path.field(variable),
                        "The Secret of an instance of " + engine.displayName() + " has no key " + Problem.quoted(key)
                                + ".",
                        "Write " + engine.passwordKey() + ".");
            }
        });
    }

    private static void text(String text, ModelPath path, Problems problems) {
        if (!VisibleText.areVisibleLines(text)) {
            problems.add(
                    "text-is-visible",
                    path,
                    Problem.quoted(text) + " has a character that nobody sees.",
                    "Write visible characters, spaces, tabs and ends of lines.");
        }
    }
}
