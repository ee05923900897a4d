/** What Redis and the servers that came from it have in common: they speak one protocol, read one configuration and keep their data in one form. */
@NullMarked
package io.github.portfolioplatform.engine.redisfamily;

import org.jspecify.annotations.NullMarked;
