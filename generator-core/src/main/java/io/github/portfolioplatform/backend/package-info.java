/** What runs instances: the seam between an instance, and the resources that make a server of it. */
@NullMarked
package io.github.portfolioplatform.backend;

import org.jspecify.annotations.NullMarked;
