package io.github.portfolioplatform.engine;

import io.fabric8.kubernetes.api.model.Probe;

/**
 * How the kubelet asks a server for its state.
 *
 * @param startup holds the other two back until the server has recovered its data
 * @param readiness whether clients may connect
 * @param liveness whether the server must be restarted
 */
public record Probes(Probe startup, Probe readiness, Probe liveness) {}
