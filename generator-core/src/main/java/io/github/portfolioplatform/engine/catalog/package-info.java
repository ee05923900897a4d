/** The list of engines: finds the server of an instance. */
@NullMarked
package io.github.portfolioplatform.engine.catalog;

import org.jspecify.annotations.NullMarked;
