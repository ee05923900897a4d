package io.github.portfolioplatform.model;

import java.util.Optional;

/** What is declared of an instance in one environment, complete and checked: what a builder makes the instance of. */
public interface InstanceValues {

    /** {@return what instances of all engines have in common} */
    InstanceBasics basics();

    /** {@return the database, of an engine that has one} */
    String database();

    /** {@return user and password, of an engine that has a named user} */
    Credentials credentials();

    /** {@return the password; empty where the Secret that holds it is provided} */
    Optional<Password> password();
}
