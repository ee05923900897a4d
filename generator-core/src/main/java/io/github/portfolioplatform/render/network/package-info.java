/** Who may talk to whom: {@link io.github.portfolioplatform.render.network.NetworkRules}. */
@NullMarked
package io.github.portfolioplatform.render.network;

import org.jspecify.annotations.NullMarked;
