/**
 * Rendered files: the whole tree in memory, the folder it is written to, and what differs between the two.
 *
 * <p>{@link io.github.portfolioplatform.manifest.ManifestFolder} is the door. An inventory in the folder records which files are ours; no
 * other file is ever written over or removed. What was committed is asked of the git that is installed, which is the only other program
 * that is ever started; without it the files on disk are what was.
 */
@NullMarked
package io.github.portfolioplatform.manifest;

import org.jspecify.annotations.NullMarked;
