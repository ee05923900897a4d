package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.problem.CheckReturnValue;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the rendered files are committed, and which GitOps tools are to apply them.
 *
 * <pre>{@code
 * GitOps both = GitOps.of("https://git.example.com/shop/databases.git")
 *         .argoCd(GitOps.ArgoCd.of(GitOps.ArgoCd.Form.APPLICATION_SET))
 *         .flux(GitOps.Flux.every("10m").imagePolicies("flux-system"));
 * }</pre>
 */
@CheckReturnValue
public final class GitOps {

    /** The branch that is applied unless another is said. */
    public static final String DEFAULT_REVISION = "main";

    /** The output folder unless another is said. */
    public static final String DEFAULT_PATH = "k8s";

    private final String repository;
    private final String revision;
    private final String path;
    private final @Nullable ArgoCd argoCd;
    private final @Nullable Flux flux;

    private GitOps(String repository, String revision, String path, @Nullable ArgoCd argoCd, @Nullable Flux flux) {
        requireNonNull(repository, "repository");
        requireNonNull(revision, "revision");
        requireNonNull(path, "path");
        this.repository = repository;
        this.revision = revision;
        this.path = path;
        this.argoCd = argoCd;
        this.flux = flux;
    }

    /** {@return the branch {@value #DEFAULT_REVISION} of that repository with the files in {@value #DEFAULT_PATH}, for no tool yet} */
    public static GitOps of(String repository) {
        return new GitOps(repository, DEFAULT_REVISION, DEFAULT_PATH, null, null);
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
        return new GitOps(repository, revision, path, argoCd, flux);
    }

    /** {@return the same, applied by Flux} */
    public GitOps flux(Flux flux) {
        requireNonNull(flux, "flux");
        return new GitOps(repository, revision, path, argoCd, flux);
    }

    /**
     * What Argo CD needs to know.
     *
     * @param form one Application for each environment, or one ApplicationSet for all
     * @param namespace the namespace that Argo CD runs in
     * @param project the Argo CD project
     */
    @CheckReturnValue
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
     */
    @CheckReturnValue
    public static final class Flux {

        private final String namespace;
        private final String interval;
        private final @Nullable String imagePolicies;

        private Flux(String namespace, String interval, @Nullable String imagePolicies) {
            requireNonNull(namespace, "namespace");
            requireNonNull(interval, "interval");
            this.namespace = namespace;
            this.interval = interval;
            this.imagePolicies = imagePolicies;
        }

        /** {@return Flux in its usual namespace, without image automation} */
        public static Flux every(String interval) {
            return new Flux("flux-system", interval, null);
        }

        /** {@return the same, running in that namespace} */
        public Flux namespace(String namespace) {
            return new Flux(namespace, interval, imagePolicies);
        }

        /** {@return the same, with markers that name the ImagePolicies of that namespace} */
        public Flux imagePolicies(String imagePolicies) {
            requireNonNull(imagePolicies, "imagePolicies");
            return new Flux(namespace, interval, imagePolicies);
        }

        /** {@return the namespace that Flux runs in} */
        public String namespace() {
            return namespace;
        }

        /** {@return how often it looks, {@code 10m}} */
        public String interval() {
            return interval;
        }

        /** {@return the namespace of the ImagePolicies, one of the name of each instance, whose markers are to stand beside the images; empty for no markers} */
        public Optional<String> imagePolicies() {
            return Optional.ofNullable(imagePolicies);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Flux that
                    && namespace.equals(that.namespace)
                    && interval.equals(that.interval)
                    && Objects.equals(imagePolicies, that.imagePolicies);
        }

        @Override
        public int hashCode() {
            return Objects.hash(namespace, interval, imagePolicies);
        }

        @Override
        public String toString() {
            return "Flux[namespace=" + namespace + ", interval=" + interval + ", imagePolicies="
                    + Optional.ofNullable(imagePolicies) + "]";
        }
    }

    /** {@return the address of the git repository, without credentials} */
    public String repository() {
        return repository;
    }

    /** {@return the branch that is applied} */
    public String revision() {
        return revision;
    }

    /** {@return the output folder, seen from the root of the repository} */
    public String path() {
        return path;
    }

    /** {@return how Argo CD applies them; empty if it does not} */
    public Optional<ArgoCd> argoCd() {
        return Optional.ofNullable(argoCd);
    }

    /** {@return how Flux applies them; empty if it does not} */
    public Optional<Flux> flux() {
        return Optional.ofNullable(flux);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GitOps that
                && repository.equals(that.repository)
                && revision.equals(that.revision)
                && path.equals(that.path)
                && Objects.equals(argoCd, that.argoCd)
                && Objects.equals(flux, that.flux);
    }

    @Override
    public int hashCode() {
        return Objects.hash(repository, revision, path, argoCd, flux);
    }

    @Override
    public String toString() {
        return "GitOps[repository=" + repository + ", revision=" + revision + ", path=" + path + ", argoCd="
                + Optional.ofNullable(argoCd) + ", flux=" + Optional.ofNullable(flux) + "]";
    }
}
