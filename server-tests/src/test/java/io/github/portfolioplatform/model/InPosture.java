package io.github.portfolioplatform.model;

/** Environments in postures that no key of a spec asks for. */
public final class InPosture {

    private InPosture() {}

    /** {@return the environment in that posture} */
    public static Environment of(Environment environment, Posture posture) {
        return environment.in(posture);
    }
}
