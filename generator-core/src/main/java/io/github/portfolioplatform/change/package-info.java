/**
 * What changes between two renderings, what that means in the cluster, and which of it is refused because data is at risk.
 *
 * <p>{@link io.github.portfolioplatform.change.ChangeSet} is the door. It compares rendered files as they were with those that are rendered
 * now; where the old ones come from is not its business.
 */
@NullMarked
package io.github.portfolioplatform.change;

import org.jspecify.annotations.NullMarked;
