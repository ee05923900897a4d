/** Restricted pods: their service account and placement, what hardens them, and what they must not set. */
@NullMarked
package io.github.portfolioplatform.render.pods;

import org.jspecify.annotations.NullMarked;
