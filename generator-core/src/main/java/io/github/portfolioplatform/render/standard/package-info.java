/**
 * Kubernetes' Pod Security Standard {@code restricted}, as the API server checks it when it admits a pod.
 *
 * <p>{@link io.github.portfolioplatform.render.standard.PodSecurityStandard} is the door. Pods are read as trees and not as classes, so that
 * fields that the classes of the model do not know yet are seen, too.
 */
@NullMarked
package io.github.portfolioplatform.render.standard;

import org.jspecify.annotations.NullMarked;
