package io.github.portfolioplatform.model;

/**
 * A user of a database server and its password.
 *
 * @param user the name of the user
 * @param password the password
 */
public record Credentials(String user, Password password) {}
