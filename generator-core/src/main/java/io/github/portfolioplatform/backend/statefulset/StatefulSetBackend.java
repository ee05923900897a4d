package io.github.portfolioplatform.backend.statefulset;

import io.github.portfolioplatform.backend.Backend;

/** A StatefulSet of one pod, made of the parts that the engine asks for. */
public final class StatefulSetBackend implements Backend {

    /** The backend. */
    public static final StatefulSetBackend INSTANCE = new StatefulSetBackend();

    private StatefulSetBackend() {}
}
