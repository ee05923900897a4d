package io.github.portfolioplatform.change;

import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** What people should know when Argo CD or Flux are told something else: what they leave, and what they delete. */
final class GitOpsHints {

    private static final String GONE =
            "Objects of GitOps tools are no longer rendered. Deleting one leaves what it applied, and nothing applies later changes"
                    + " unless another one does: ";
    private static final String GONE_WITH_ALL =
            "Objects of GitOps tools are gone, and deleting one deletes all that it applied and that has no protection (Delete=false,"
                    + " prune: disabled): ";
    private static final String ELSEWHERE =
            "GitOps tools read another repository, revision or folder, and delete what is not there, except for what has Prune=false;"
                    + " commit the rendered files there first: ";

    private static final Set<String> KINDS = Set.of("Application", "ApplicationSet", "Kustomization", "GitRepository");
    private static final Pattern SOURCE = Pattern.compile(
            "spec\\.(template\\.spec\\.)?(source\\.(path|repoURL|targetRevision)|path|url|ref\\.branch)");

    private final BiConsumer<String, String> add;

    /**
     * Creates hints.
     *
     * @param add takes a sentence and what it is true of
     */
    GitOpsHints(BiConsumer<String, String> add) {
        this.add = add;
    }

    void look(InstanceChange change) {
        change.pairs().stream()
                .filter(pair -> KINDS.contains(pair.resource().kind()))
                .forEach(this::look);
    }

    private void look(Pair pair) {
        String subject = pair.resource().kind() + " " + pair.resource().name();
        if (pair.isRemoved()) {
            add.accept(deletesAll(pair.resource()) ? GONE_WITH_ALL : GONE, subject);
        } else if (pair.fields().stream()
                .anyMatch(field -> SOURCE.matcher(field.path()).matches())) {
            add.accept(ELSEWHERE, subject);
        }
    }

    private static boolean deletesAll(Resource resource) {
        Fields spec = resource.fields().in("spec");
        return switch (resource.kind()) {
            case "Application" ->
                resource.fields().texts("metadata", "finalizers").stream()
                        .anyMatch(finalizer -> finalizer.startsWith("resources-finalizer.argocd.argoproj.io"));
            case "ApplicationSet" ->
                spec.text("syncPolicy", "preserveResourcesOnDeletion")
                        .filter("true"::equals)
                        .isEmpty();
            case "Kustomization" ->
                spec.text("prune").filter("true"::equals).isPresent()
                        && spec.text("deletionPolicy").filter("Orphan"::equals).isEmpty();
            default -> false;
        };
    }
}
