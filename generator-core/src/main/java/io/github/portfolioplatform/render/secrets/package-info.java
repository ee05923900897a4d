/** The Secrets of instances, consumers and buckets, one class for each source. */
@NullMarked
package io.github.portfolioplatform.render.secrets;

import org.jspecify.annotations.NullMarked;
