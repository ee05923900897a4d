package io.github.portfolioplatform.engine.postgresql;

import io.github.portfolioplatform.engine.OperatorCommands;
import io.github.portfolioplatform.engine.PodCommands;
import io.github.portfolioplatform.model.PostgreSql;

/**
 * Commands at a PostgreSQL server, by its socket and as its superuser, who alone puts back everything that a copy can hold. The custom format
 * is compressed, and a copy that is cut short is refused and changes nothing.
 *
 * @param pod the pod
 * @param password what puts the password of the superuser into the variable that clients read, in the pod
 * @param superuser the superuser
 * @param database the database of the application
 * @see <a href="https://www.postgresql.org/docs/current/app-pgdump.html">PostgreSQL: pg_dump</a>
 * @see <a href="https://www.postgresql.org/docs/current/app-pgrestore.html">PostgreSQL: pg_restore</a>
 */
record PostgreSqlCommands(PodCommands pod, String password, String superuser, String database)
        implements OperatorCommands {

    /** No function or operator that a user made is resolved by the superuser's statements. */
    private static final String PINNED = "PGOPTIONS=-csearch_path=pg_catalog";

    /** {@return the commands of an instance whose user is the superuser} */
    static OperatorCommands ofDevelopment(PostgreSql instance, PodCommands pod) {
        return new PostgreSqlCommands(
                pod, "PGPASSWORD=$POSTGRES_PASSWORD", instance.credentials().user(), instance.database());
    }

    /** {@return the commands of an instance of production, where the system vouches for the superuser, or its password does} */
    static OperatorCommands ofProduction(PostgreSql instance, PodCommands pod) {
        String file = SecuredPod.CREDENTIALS + "/superuser";
        return new PostgreSqlCommands(
                pod, PINNED + " PGPASSWORD=$(cat " + file + ")", Roles.superuser(), instance.database());
    }

    @Override
    public String copy() {
        return pod.stream(client("pg_dump", " -Fc"), file());
    }

    @Override
    public String putBack() {
        return pod.feed(client("pg_restore", " --clean --if-exists --exit-on-error --single-transaction"), file());
    }

    @Override
    public String caution() {
        return "In one transaction, all that is in the copy takes the place of what has its name now; what was made since stays.";
    }

    @Override
    public String shell() {
        return pod.enter(PodCommands.shell(client("psql", " -X")));
    }

    private String client(String program, String options) {
        return password + " " + program + " -U " + superuser + " -d " + database + options;
    }

    private String file() {
        return pod.names().instance() + ".dump";
    }
}
