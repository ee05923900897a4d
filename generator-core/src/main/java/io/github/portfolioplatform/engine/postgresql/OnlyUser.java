package io.github.portfolioplatform.engine.postgresql;

import static io.github.portfolioplatform.engine.PodParts.secretVariable;
import static io.github.portfolioplatform.engine.PodParts.variable;

import io.github.portfolioplatform.engine.BundledText;
import io.github.portfolioplatform.engine.DatabaseClient;
import io.github.portfolioplatform.engine.OperatorCommands;
import io.github.portfolioplatform.engine.PodCommands;
import io.github.portfolioplatform.engine.PodContribution;
import io.github.portfolioplatform.engine.ServerUser;
import io.github.portfolioplatform.engine.UserSecret;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The only user of a server: its superuser, which owns the data and is the application's.
 *
 * @param instance the instance
 * @param first the user
 */
record OnlyUser(PostgreSql instance, ServerUser first) implements PostgreSqlUsers {

    @Override
    public ServerUser inUse() {
        return first;
    }

    @Override
    public ServerUser dumping() {
        return first;
    }

    @Override
    public ServerUser restoring() {
        return first;
    }

    @Override
    public List<UserSecret> secrets(Function<ServerUser, DatabaseClient> client) {
        return List.of(first.secret(false));
    }

    @Override
    public PodContribution firstStart() {
        return PodContribution.ofVariables(List.of(
                variable("POSTGRES_DB", instance.database()),
                variable("POSTGRES_USER", first.login()),
                secretVariable(
                        "POSTGRES_PASSWORD",
                        first.password().secretName(),
                        first.password().key()),
                variable(
                        "POSTGRES_INITDB_ARGS",
                        InitialDatabase.arguments(instance.image().version())),
                variable("PGDATA", DataLayout.of(instance.image().version()).dataDirectory())));
    }

    @Override
    public boolean hasSecondLogin() {
        return false;
    }

    @Override
    public SortedMap<String, String> configuration() {
        return new TreeMap<>(Map.of(
                ServerConfiguration.AUTHENTICATION,
                new BundledText(OnlyUser.class, "pg_hba-only-user.conf").with(Map.of())));
    }

    @Override
    public OperatorCommands commands(PodCommands pod) {
        return PostgreSqlCommands.ofOnlyUser(instance, pod);
    }
}
