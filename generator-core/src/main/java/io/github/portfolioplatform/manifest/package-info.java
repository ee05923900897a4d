/**
 * Rendered files: the whole tree in memory, the folder it is written to, and what differs between the two.
 *
 * <p>{@link io.github.portfolioplatform.manifest.ManifestTree} is the door. An inventory in the folder records which files are ours; no
 * other file is ever written over or removed.
 */
@NullMarked
package io.github.portfolioplatform.manifest;

import org.jspecify.annotations.NullMarked;
