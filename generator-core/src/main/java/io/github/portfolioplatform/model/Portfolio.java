package io.github.portfolioplatform.model;

import java.util.List;

/**
 * Everything that one spec describes. A portfolio always keeps the rules of this package: it comes from {@link PortfolioBuilder#build()}
 * alone.
 */
public final class Portfolio {

    private final String name;
    private final Environment environment;
    private final Quota quota;
    private final List<DatabaseInstance> instances;

    Portfolio(String name, Environment environment, Quota quota, List<DatabaseInstance> instances) {
        this.name = name;
        this.environment = environment;
        this.quota = quota;
        this.instances = List.copyOf(instances);
    }

    /** {@return a builder for a portfolio of that name} */
    public static PortfolioBuilder named(String name) {
        return new PortfolioBuilder().name(name);
    }

    /** {@return the name, a DNS-1123 label} */
    public String name() {
        return name;
    }

    /** {@return the environment to render} */
    public Environment environment() {
        return environment;
    }

    /** {@return what all instances together may claim} */
    public Quota quota() {
        return quota;
    }

    /** {@return the instances in the order in which they were declared, at least one} */
    public List<DatabaseInstance> instances() {
        return instances;
    }

    /** {@return what the instances claim} */
    public Totals totals() {
        return Totals.of(instances);
    }
}
