/** The certificates of servers, and the authority that clients check them by. */
@NullMarked
package io.github.portfolioplatform.render.certificates;

import org.jspecify.annotations.NullMarked;
