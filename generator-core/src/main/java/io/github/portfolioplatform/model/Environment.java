package io.github.portfolioplatform.model;

/**
 * A named rendering of the portfolio.
 *
 * @param name the folder that it is rendered to
 * @param namespace the namespace of all its resources, a DNS-1123 label
 */
public record Environment(String name, String namespace) {

    /** The environment of a portfolio that names none: the setup of development, passwords in the spec included. */
    public static final String DEVELOPMENT = "development";
}
