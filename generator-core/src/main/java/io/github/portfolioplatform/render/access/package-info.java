/** The configuration of servers with users of their own, and the job that keeps the users up to date. */
@NullMarked
package io.github.portfolioplatform.render.access;

import org.jspecify.annotations.NullMarked;
