/** The backend that runs an instance as the one pod of a StatefulSet. */
@NullMarked
package io.github.portfolioplatform.backend.statefulset;

import org.jspecify.annotations.NullMarked;
