package io.github.portfolioplatform.model;

import io.github.portfolioplatform.model.GitOps.ArgoCd.Form;
import io.github.portfolioplatform.problem.Grammar;
import io.github.portfolioplatform.problem.ModelPath;
import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.problem.Problems;
import java.util.List;

/** What GitOps tools are told is what they accept; the address of a repository holds no password. */
final class GitOpsIsUsable implements PortfolioRule {

    private static final ModelPath PATH = ModelPath.ROOT.field("gitops");

    private static final Grammar REPOSITORY = Grammar.of(
            2048,
            "(?:(?:https?|ssh)://(?:[A-Za-z0-9._~-]+@)?([^\\s/@]+)/|[A-Za-z0-9._-]+@([A-Za-z0-9.-]+):)"
                    + "[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]+");

    /** @see <a href="https://git-scm.com/docs/git-check-ref-format">git: names of references</a> */
    private static final Grammar REVISION =
            Grammar.of(250, "(?!.*(?:\\.\\.|//|/\\.|\\.lock(?:/|$)|[./]$))[A-Za-z0-9_][A-Za-z0-9._/-]*");

    private static final Grammar FOLDER =
            Grammar.of(1024, "(?!\\.\\.?(?:/|$))[A-Za-z0-9_.-]+(?:/(?!\\.\\.?(?:/|$))[A-Za-z0-9_.-]+)*+");

    /** @see <a href="https://pkg.go.dev/time#ParseDuration">Go: durations</a> */
    private static final Grammar INTERVAL = Grammar.of(
            64,
            "(?:[0-9]{1,9}(?:\\.[0-9]{1,9})?(?:ms|s)"
                    + "|[0-9]{1,7}(?:\\.[0-9]{1,9})?m|[0-9]{1,5}(?:\\.[0-9]{1,9})?h){1,8}");

    @Override
    public void check(PortfolioDraft portfolio, Problems problems) {
        GitOps gitOps = portfolio.gitOps();
        if (gitOps == null) {
            return;
        }
        repository(gitOps.repository(), problems);
        matches(REVISION, gitOps.revision(), PATH.field("revision"), "a branch", "main", problems);
        matches(FOLDER, gitOps.path(), PATH.field("path"), "a folder below the repository", "k8s", problems);
        oneTemplate(portfolio, gitOps, problems);
        gitOps.argoCd().ifPresent(argoCd -> {
            ModelPath path = PATH.field("argocd");
            Name.NAMESPACE.check(argoCd.namespace(), path.field("namespace"), problems);
            Name.ARGO_PROJECT.check(argoCd.project(), path.field("project"), problems);
        });
        gitOps.flux().ifPresent(flux -> {
            ModelPath path = PATH.field("flux");
            Name.NAMESPACE.check(flux.namespace(), path.field("namespace"), problems);
            flux.imagePolicies()
                    .ifPresent(policies -> Name.NAMESPACE.check(policies, path.field("imagePolicies"), problems));
            matches(INTERVAL, flux.interval(), path.field("interval"), "a duration", "10m", problems);
        });
    }

    /** The template of an ApplicationSet says of all clusters either the address or the name. */
    private static void oneTemplate(PortfolioDraft portfolio, GitOps gitOps, Problems problems) {
        if (gitOps.argoCd()
                .filter(argoCd -> argoCd.form() == Form.APPLICATION_SET)
                .isEmpty()) {
            return;
        }
        List<EnvironmentDraft> elsewhere = portfolio.environments().stream()
                .filter(environment -> environment.traits().cluster() != null)
                .toList();
        for (EnvironmentDraft environment : elsewhere) {
            if (hasAddress(environment) != hasAddress(elsewhere.get(0))) {
                problems.add(
                        "gitops-is-usable",
                        environment.path().field("cluster"),
                        "An ApplicationSet cannot name one cluster and give the address of another.",
                        "Write all clusters by name, or all by address, or form: applications.");
            }
        }
    }

    private static boolean hasAddress(EnvironmentDraft environment) {
        String cluster = environment.traits().cluster();
        return cluster != null && cluster.startsWith("https:");
    }

    private static void repository(String repository, Problems problems) {
        if (AddressCredentials.areIn(repository)) {
            problems.add(
                    "repository-has-no-credentials",
                    PATH.field("repository"),
                    "The address of the repository holds credentials, which would be committed.",
                    "Write it without them; the GitOps tool has them in a Secret.");
        } else if (!isRepository(repository)) {
            refuse(
                    repository,
                    PATH.field("repository"),
                    "the address of a git repository",
                    "https://git.example.com/team/databases.git",
                    problems);
        }
    }

    private static boolean isRepository(String text) {
        return REPOSITORY.match(text).stream()
                .anyMatch(parts -> parts.group(1) == null
                        ? HostAndPort.isHost(parts.group(2))
                        : HostAndPort.isAuthority(parts.group(1)));
    }

    private static void matches(
            Grammar grammar, String value, ModelPath path, String what, String example, Problems problems) {
        if (!grammar.accepts(value)) {
            refuse(value, path, what, example, problems);
        }
    }

    private static void refuse(String value, ModelPath path, String what, String example, Problems problems) {
        problems.add(
                "gitops-is-usable",
                path,
                Problem.quoted(value) + " is not " + what + ".",
                "Write it as " + example + ".");
    }
}
