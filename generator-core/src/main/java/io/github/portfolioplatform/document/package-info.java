/** What people and other programs read: totals, connections, and what a check found. */
@NullMarked
package io.github.portfolioplatform.document;

import org.jspecify.annotations.NullMarked;
