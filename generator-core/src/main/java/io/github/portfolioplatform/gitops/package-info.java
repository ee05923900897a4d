/**
 * What GitOps tools read beside the manifests: kustomizations, and what Argo CD and Flux are told.
 *
 * <p>{@link io.github.portfolioplatform.gitops.GitOpsFiles} is the door. These files describe folders and repositories, not databases; they
 * are trees of maps and lists, because their types come with no dependency that we have.
 */
@NullMarked
package io.github.portfolioplatform.gitops;

import org.jspecify.annotations.NullMarked;
