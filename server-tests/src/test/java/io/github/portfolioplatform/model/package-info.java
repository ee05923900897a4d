/** What tests of servers need of the model that no caller has. */
@NullMarked
package io.github.portfolioplatform.model;

import org.jspecify.annotations.NullMarked;
