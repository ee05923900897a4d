/** What people read: totals and connections. */
@NullMarked
package io.github.portfolioplatform.document;

import org.jspecify.annotations.NullMarked;
