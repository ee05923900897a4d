package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Optional;

/**
 * Where the rendered files are committed, and which GitOps tools are to apply them.
 *
 * <pre>{@code
 * GitOps both = GitOps.of("https://git.example.com/shop/databases.git")
 *         .argoCd(GitOps.ArgoCd.of(GitOps.ArgoCd.Form.APPLICATION_SET))
 *         .flux(GitOps.Flux.every("10m").imagePolicies("flux-system"));
 * }</pre>
 *
 * @param repository the address of the git repository, without credentials
 * @param revision the branch that is applied
 * @param path the output folder, seen from the root of the repository
 * @param argoCd how Argo CD applies them; empty if it does not
 * @param flux how Flux applies them; empty if it does not
 */
public record GitOps(String repository, String revision, String path, Optional<ArgoCd> argoCd, Optional<Flux> flux) {

    /** Refuses null. */
    public GitOps {
        requireNonNull(repository, "repository");
        requireNonNull(revision, "revision");
        requireNonNull(path, "path");
        requireNonNull(argoCd, "argoCd");
        requireNonNull(flux, "flux");
    }

    /** The branch that is applied unless another is said. */
    public static final String DEFAULT_REVISION = "main";

    /** The output folder unless another is said. */
    public static final String DEFAULT_PATH = "k8s";

    /** {@return the branch {@value #DEFAULT_REVISION} of that repository with the files in {@value #DEFAULT_PATH}, for no tool yet} */
    public static GitOps of(String repository) {
        return new GitOps(repository, DEFAULT_REVISION, DEFAULT_PATH, Optional.empty(), Optional.empty());
    }

    /** {@return the same with that branch} */
    public GitOps revision(String revision) {
        return new GitOps(repository, revision, path, argoCd, flux);
    }

    /** {@return the same with the files in that folder, seen from the root of the repository} */
    public GitOps path(String path) {
        return new GitOps(repository, revision, path, argoCd, flux);
    }

    /** {@return the same, applied by Argo CD} */
    public GitOps argoCd(ArgoCd argoCd) {
        requireNonNull(argoCd, "argoCd");
        return new GitOps(repository, revision, path, Optional.of(argoCd), flux);
    }

    /** {@return the same, applied by Flux} */
    public GitOps flux(Flux flux) {
        requireNonNull(flux, "flux");
        return new GitOps(repository, revision, path, argoCd, Optional.of(flux));
    }

    /**
     * What Argo CD needs to know.
     *
     * @param form one Application for each environment, or one ApplicationSet for all
     * @param namespace the namespace that Argo CD runs in
     * @param project the Argo CD project
     */
    public record ArgoCd(Form form, String namespace, String project) {

        /** Refuses null. */
        public ArgoCd {
            requireNonNull(form, "form");
            requireNonNull(namespace, "namespace");
            requireNonNull(project, "project");
        }

        /** How Argo CD is told about the environments. */
        public enum Form {
            /** An {@code Application} for each environment. */
            APPLICATIONS("applications"),
            /** One {@code ApplicationSet} that generates them. */
            APPLICATION_SET("applicationset");

            private final String id;

            Form(String id) {
                this.id = id;
            }

            /** {@return the form of that {@link #id()}} */
            public static Optional<Form> of(String id) {
                requireNonNull(id, "id");
                return Arrays.stream(values())
                        .filter(form -> form.id.equals(id))
                        .findFirst();
            }

            /** {@return the name in specs: {@code applications}} */
            public String id() {
                return id;
            }
        }

        /** {@return Argo CD in its usual namespace, and in the project {@code default}} */
        public static ArgoCd of(Form form) {
            return new ArgoCd(form, "argocd", "default");
        }

        /** {@return the same, running in that namespace} */
        public ArgoCd namespace(String namespace) {
            return new ArgoCd(form, namespace, project);
        }

        /** {@return the same in that Argo CD project} */
        public ArgoCd project(String project) {
            return new ArgoCd(form, namespace, project);
        }
    }

    /**
     * What Flux needs to know.
     *
     * @param namespace the namespace that Flux runs in
     * @param interval how often it looks, {@code 10m}
     * @param imagePolicies the namespace of the ImagePolicies, one of the name of each instance, whose markers are to stand beside the
     *     images; empty for no markers
     */
    public record Flux(String namespace, String interval, Optional<String> imagePolicies) {

        /** Refuses null. */
        public Flux {
            requireNonNull(namespace, "namespace");
            requireNonNull(interval, "interval");
            requireNonNull(imagePolicies, "imagePolicies");
        }

        /** {@return Flux in its usual namespace, without image automation} */
        public static Flux every(String interval) {
            return new Flux("flux-system", interval, Optional.empty());
        }

        /** {@return the same, running in that namespace} */
        public Flux namespace(String namespace) {
            return new Flux(namespace, interval, imagePolicies);
        }

        /** {@return the same, with markers that name the ImagePolicies of that namespace} */
        public Flux imagePolicies(String imagePolicies) {
            requireNonNull(imagePolicies, "imagePolicies");
            return new Flux(namespace, interval, Optional.of(imagePolicies));
        }
    }
}
