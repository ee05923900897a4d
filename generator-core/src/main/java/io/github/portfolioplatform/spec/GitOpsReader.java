package io.github.portfolioplatform.spec;

import io.github.portfolioplatform.model.GitOps;
import io.github.portfolioplatform.model.GitOps.ArgoCd;
import io.github.portfolioplatform.model.GitOps.Flux;
import java.util.Optional;

/** Reads what GitOps tools are told. */
final class GitOpsReader {

    private GitOpsReader() {}

    /** {@return the setup; empty if what it cannot do without is missing, which is reported} */
    static Optional<GitOps> read(Section section) {
        Optional<String> repository = section.require("repository").text("repository");
        String revision = section.text("revision").orElse(GitOps.DEFAULT_REVISION);
        String path = section.text("path").orElse(GitOps.DEFAULT_PATH);
        Optional<ArgoCd> argoCd =
                section.section("argocd", GitOpsShapes.ARGO_CD).flatMap(GitOpsReader::argoCd);
        Optional<Flux> flux = section.section("flux", GitOpsShapes.FLUX).flatMap(GitOpsReader::flux);
        return repository.map(
                address -> new Assembled<>(GitOps.of(address).revision(revision).path(path))
                        .with(argoCd, GitOps::argoCd)
                        .with(flux, GitOps::flux)
                        .value());
    }

    private static Optional<ArgoCd> argoCd(Section section) {
        Optional<String> namespace = section.text("namespace");
        Optional<String> project = section.text("project");
        return section.require("form")
                .text("form")
                .flatMap(ArgoCd.Form::of)
                .map(ArgoCd::of)
                .map(usual ->
                        new ArgoCd(usual.form(), namespace.orElse(usual.namespace()), project.orElse(usual.project())));
    }

    private static Optional<Flux> flux(Section section) {
        Optional<String> namespace = section.text("namespace");
        Optional<String> imagePolicies = section.text("imagePolicies");
        return section.require("interval")
                .text("interval")
                .map(Flux::every)
                .map(flux -> new Assembled<>(flux)
                        .with(namespace, Flux::namespace)
                        .with(imagePolicies, Flux::imagePolicies)
                        .value());
    }
}
