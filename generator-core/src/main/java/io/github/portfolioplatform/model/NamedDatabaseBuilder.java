package io.github.portfolioplatform.model;

import org.jspecify.annotations.Nullable;

/**
 * What builders have in common whose engine has a database and a user with names of their own.
 *
 * @param <B> the builder itself
 */
public abstract class NamedDatabaseBuilder<B extends NamedDatabaseBuilder<B>> extends InstanceBuilder<B> {

    private @Nullable String database;
    private @Nullable String user;

    /** Creates a builder of an instance of that engine, with the user that it has by default. */
    protected NamedDatabaseBuilder(Engine engine) {
        super(engine);
        this.user = engine.defaultUser().orElse(null);
    }

    /** Sets the database of the application. */
    public B database(String database) {
        this.database = database;
        return self();
    }

    /** Sets the user that is created at the first start. */
    public B user(String user) {
        this.user = user;
        return self();
    }

    /** Gives the application a second login in production, so that its password can be replaced while both logins work. */
    public B secondLogin(SecondLogin state) {
        return settings(settings().secondLogin(state));
    }

    @Override
    @Nullable
    String databaseName() {
        return database;
    }

    @Override
    @Nullable
    String userName() {
        return user;
    }
}
