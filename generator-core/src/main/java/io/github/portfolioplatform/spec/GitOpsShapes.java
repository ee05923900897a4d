package io.github.portfolioplatform.spec;

import io.github.portfolioplatform.model.GitOps;
import java.util.Arrays;
import java.util.List;

/** The mappings that say what GitOps tools are told. */
final class GitOpsShapes {

    static final Shape ARGO_CD = new Shape(
            "the Argo CD setup",
            List.of(
                    Shape.choice("form", "An Application for each environment, or one ApplicationSet.", argoForms()),
                    Shape.optional(
                            "namespace", Shape.Type.TEXT, "The namespace of Argo CD; argocd if it is not written."),
                    Shape.optional("project", Shape.Type.TEXT, "The Argo CD project; default if it is not written.")));

    static final Shape FLUX = new Shape(
            "the Flux setup",
            List.of(
                    Shape.required("interval", Shape.Type.TEXT, "How often Flux looks, such as 10m."),
                    Shape.optional(
                            "namespace", Shape.Type.TEXT, "The namespace of Flux; flux-system if it is not written."),
                    Shape.optional(
                            "imagePolicies",
                            Shape.Type.TEXT,
                            "The namespace of the ImagePolicies whose markers are to stand beside the images.")));

    static final Shape GIT_OPS = new Shape(
            "the GitOps setup",
            List.of(
                    Shape.required(
                            "repository", Shape.Type.TEXT, "The address of the git repository, without credentials."),
                    Shape.optional(
                            "revision", Shape.Type.TEXT, "The branch that is applied; main if it is not written."),
                    Shape.optional(
                            "path", Shape.Type.TEXT, "The output folder in the repository; k8s if it is not written."),
                    Shape.optional("argocd", Shape.Type.SECTION, "Renders what Argo CD needs."),
                    Shape.optional("flux", Shape.Type.SECTION, "Renders what Flux needs.")));

    private GitOpsShapes() {}

    private static List<String> argoForms() {
        return Arrays.stream(GitOps.ArgoCd.Form.values())
                .map(GitOps.ArgoCd.Form::id)
                .toList();
    }
}
