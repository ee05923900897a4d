/**
 * Resources as canonical YAML, and the documents of a file as trees.
 *
 * <p>The bytes are those that kustomize and kubectl print: keys alphabetical, lists in their own order, two spaces of indentation, no
 * folding, no anchors. Strings that any common parser would read as another type are quoted. Jackson is not used: loading it would
 * cost a build more than everything else here.
 */
@NullMarked
package io.github.portfolioplatform.yaml;

import org.jspecify.annotations.NullMarked;
