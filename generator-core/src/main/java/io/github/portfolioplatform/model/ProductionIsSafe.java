package io.github.portfolioplatform.model;

import io.github.portfolioplatform.problem.Grammar;
import io.github.portfolioplatform.problem.ModelPath;
import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.problem.Problems;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Nothing that is said of production weakens it, or promises what no server does. */
final class ProductionIsSafe implements PortfolioRule {

    /** Stores clean paths, so that an entry with {@code ..} would have several names. */
    private static final String PART =
            "(?!\\.{1,2}(?:/|$))(?:[A-Za-z0-9._+=@-]|\\{(?:portfolio|environment|instance)})++";

    private static final Grammar KEY = Grammar.of(255, "/?" + PART + "(?:/" + PART + ")*+");

    private static final Grammar MOUNT =
            Grammar.of(255, "(?!\\.{1,2}(?:/|$))[A-Za-z0-9._-]++(?:/(?!\\.{1,2}(?:/|$))[A-Za-z0-9._-]++)*+");

    private static final Grammar KIND = Grammar.of(63, "[A-Z][A-Za-z0-9]*");
    private static final Set<String> KINDS = Set.of("Issuer", "ClusterIssuer");
    private static final String CERT_MANAGER = "cert-manager.io";

    /** The rest of what a Secret may be called is left for the names in braces. */
    private static final int LONGEST_NAME = 80;

    /** {@code production}, {@code shop-prod}, {@code prod-eu}; not {@code non-prod} or {@code pre-production}. */
    private static final Pattern CALLED_PRODUCTION =
            Pattern.compile("(?:^|(?<!\\bnon|\\bnot|\\bpre)-)prod(?:uction)?(?:-|$)");

    @Override
    public void check(PortfolioDraft portfolio, Problems problems) {
        for (EnvironmentDraft environment : portfolio.environments()) {
            Production production = environment.traits().production();
            if (production != null) {
                profile(environment, problems);
                secrets(production.secrets(), environment.path().field("secrets"), problems);
                certificates(production.certificates(), environment.path().field("certificates"), problems);
                surroundings(production, environment.path(), problems);
                environment.instances().forEach(instance -> instance(instance, problems));
            } else {
                namespace(environment, problems);
            }
        }
    }

    private static void profile(EnvironmentDraft environment, Problems problems) {
        if (EnvironmentDraft.rendersPasswords(environment.name())) {
            problems.add(
                    "profile-fits",
                    environment.path().field("profile"),
                    environment.name() + " has its passwords in files, which production must not.",
                    "Give the environment of production another name.");
        }
    }

    /** What is called production must not come to have passwords in files because nobody said that it is. */
    private static void namespace(EnvironmentDraft environment, Problems problems) {
        if (EnvironmentDraft.rendersPasswords(environment.name())
                && CALLED_PRODUCTION.matcher(environment.namespace()).find()) {
            problems.add(
                    "profile-fits",
                    environment.path().field("namespace"),
                    environment.name() + " has its passwords in files, and " + Problem.quoted(environment.namespace())
                            + " is a namespace of production.",
                    "Give " + environment.name() + " another namespace, and production an environment with profile:"
                            + " production.");
        }
    }

    private static void secrets(SecretSource source, ModelPath path, Problems problems) {
        if (source instanceof SecretSource.ExternalStore external) {
            ModelPath here = path.field("externalSecrets");
            Name.RESOURCE.check(external.store(), here.field("store"), problems);
            key(external.key(), here.field("key"), problems);
        } else if (source instanceof SecretSource.VaultOperator vault) {
            ModelPath here = path.field("vault");
            Name.RESOURCE.check(vault.auth(), here.field("auth"), problems);
            mount(vault.mount(), here.field("mount"), problems);
            key(vault.path(), here.field("path"), problems);
        } else if (source instanceof SecretSource.Existing existing) {
            existing(existing.name(), List.of("{instance}", "{user}"), path.field("existing"), problems);
        }
    }

    /** One Secret for two users, or for two instances, would give each the password of the other. */
    private static void existing(String name, List<String> apart, ModelPath path, Problems problems) {
        String filled = name.replace("{portfolio}", "x").replace("{environment}", "x");
        for (String own : apart) {
            filled = filled.replace(own, "x");
        }
        boolean isOwn = apart.stream().allMatch(name::contains);
        if (!isOwn || !Name.SECRET.accepts(filled) || name.length() > LONGEST_NAME) {
            problems.add(
                    "secret-is-own",
                    path,
                    Problem.quoted(name) + " is not the name of a Secret of its own for each "
                            + (apart.size() > 1 ? "user of each instance." : "instance."),
                    "Write at most " + LONGEST_NAME + " lower-case letters, digits, '-' and '.', and "
                            + String.join(" and ", apart) + " somewhere; {portfolio} and {environment} are known, too: "
                            + String.join("-", apart) + (apart.size() > 1 ? "-credentials." : "-certificate."));
        }
    }

    /** Two instances of one entry would have one password. */
    private static void key(String key, ModelPath path, Problems problems) {
        if (!KEY.accepts(key) || !key.contains("{instance}")) {
            problems.add(
                    "entry-is-own",
                    path,
                    Problem.quoted(key) + " is not an entry of a store for each instance.",
                    "Write letters, digits and '._+=@-' with '/' between them, and {instance} somewhere; {portfolio} and {environment} are "
                            + "known, too: databases/{environment}/{instance}.");
        }
    }

    private static void mount(String mount, ModelPath path, Problems problems) {
        if (!MOUNT.accepts(mount)) {
            problems.add(
                    "name-is-valid",
                    path,
                    Problem.quoted(mount) + " is not where an engine of Vault is mounted.",
                    "Write letters, digits and '._-' with '/' between them, such as kv or team/kv.");
        }
    }

    /** What cert-manager itself does not issue, the controller of another group does. */
    private static void kind(CertificateSource.Issuer issuer, ModelPath path, Problems problems) {
        boolean isKnown =
                issuer.group().equals(CERT_MANAGER) ? KINDS.contains(issuer.kind()) : KIND.accepts(issuer.kind());
        if (!isKnown) {
            problems.add(
                    "value-is-known",
                    path,
                    Problem.quoted(issuer.kind()) + " is not a kind of issuer of " + Problem.quoted(issuer.group())
                            + ".",
                    "Write Issuer or ClusterIssuer, or the kind of an external issuer with its group:.");
        }
    }

    private static void certificates(CertificateSource source, ModelPath path, Problems problems) {
        if (source instanceof CertificateSource.Issuer issuer) {
            Name.RESOURCE.check(issuer.name(), path.field("certManager").field("issuer"), problems);
            kind(issuer, path.field("certManager").field("kind"), problems);
            Name.RESOURCE.check(issuer.group(), path.field("certManager").field("group"), problems);
        } else if (source instanceof CertificateSource.Existing existing) {
            existing(existing.name(), List.of("{instance}"), path.field("existing"), problems);
        }
    }

    private static void surroundings(Production production, ModelPath path, Problems problems) {
        production.priorityClass().ifPresent(name -> Name.RESOURCE.check(name, path.field("priorityClass"), problems));
        production.metrics().ifPresent(scraper -> {
            Name.NAMESPACE.check(scraper.namespace(), path.field("metrics").field("namespace"), problems);
            labels(scraper.labels(), path.field("metrics"), problems);
        });
    }

    private static void instance(ResolvedDraft instance, Problems problems) {
        SecuritySettings said = instance.settings().security();
        AuditLevel most = instance.engine().mostAudit();
        if (said.audit() != null && said.audit().compareTo(most) > 0) {
            problems.add(
                    "audit-is-possible",
                    instance.path().field("audit"),
                    "The community edition of " + instance.engine().displayName() + " does not log "
                            + said.audit().id() + ".",
                    "Write " + most.id() + ", or run " + instance.engine().moreAudit() + ".");
        }
        RunAs ids = said.runAs();
        if (ids != null && (ids.user() < 1 || ids.group() < 1)) {
            problems.add(
                    "user-is-not-root",
                    instance.path().field("runAs"),
                    "Nothing runs as root in production.",
                    "Write ids of at least 1; without runAs: those of the image count.");
        }
        for (Consumer consumer : said.consumers()) {
            ModelPath here = instance.path().field("consumers").field(consumer.name());
            consumer.namespace()
                    .ifPresent(namespace -> Name.NAMESPACE.check(namespace, here.field("namespace"), problems));
            labels(consumer.labels(), here, problems);
        }
    }

    private static void labels(Map<String, String> labels, ModelPath path, Problems problems) {
        labels.forEach((key, value) ->
                LabelsAreValid.checkSyntax(key, value, path.field("labels").field(key), problems));
    }
}
