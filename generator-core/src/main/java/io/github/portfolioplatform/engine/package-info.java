/**
 * What a database engine has to say about one of its instances, and the parts of a pod that it says it in.
 *
 * <p>The engines themselves are the packages below this one; {@code engine.catalog} finds the right one for an instance. A new engine is
 * a new record in the model, a new package here and a new line in the catalog.
 */
@NullMarked
package io.github.portfolioplatform.engine;

import org.jspecify.annotations.NullMarked;
