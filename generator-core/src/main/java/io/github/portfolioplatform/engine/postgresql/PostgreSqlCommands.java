package io.github.portfolioplatform.engine.postgresql;

import io.github.portfolioplatform.engine.OperatorCommands;
import io.github.portfolioplatform.engine.PodCommands;
import io.github.portfolioplatform.engine.ServerUser.Purpose;

/**
 * Commands at a PostgreSQL server. The custom format is compressed, and a copy that is cut short is refused and changes nothing.
 *
 * <p>Where each purpose has a user, the superuser copies, and the user for restores puts back: constraints and triggers of a copy run functions that users
 * wrote, which would make them superusers.
 *
 * @param pod the pod
 * @param superuser the program's variables, and the options that connect the superuser to the database of the application
 * @param restorer the same of the user who puts back
 * @param left what a copy leaves out, as an option
 * @param kept whose objects are put back, as an option
 * @see <a href="https://www.postgresql.org/docs/current/app-pgdump.html">PostgreSQL: pg_dump</a>
 * @see <a href="https://www.postgresql.org/docs/current/app-pgrestore.html">PostgreSQL: pg_restore</a>
 */
record PostgreSqlCommands(PodCommands pod, Login superuser, Login restorer, String left, String kept)
        implements OperatorCommands {

    /**
     * How a program connects.
     *
     * @param variables what stands before the program
     * @param options what stands after it
     */
    record Login(String variables, String options) {

        String command(String program, String more) {
            return variables + " " + program + " " + options + more;
        }
    }

    /** {@return the commands of an instance whose user is the superuser} */
    static OperatorCommands ofOnlyUser(PostgreSql instance, PodCommands pod) {
        Login login = new Login(
                "PGPASSWORD=$POSTGRES_PASSWORD", "-U " + instance.credentials().user() + " -d " + instance.database());
        return new PostgreSqlCommands(pod, login, login, "", "");
    }

    /** {@return the commands of an instance with a user for each purpose; the system vouches for the superuser, or its password does} */
    static OperatorCommands ofUsers(PostgreSql instance, PodCommands pod) {
        Roles roles = new Roles(instance.database());
        String options = SuperuserSession.options(instance.image().version());
        String database = " -d " + instance.database();
        Login superuser = new Login(
                "PGOPTIONS=\"" + options + "\" " + password(Purpose.SUPERUSER),
                "-U " + roles.of(Purpose.SUPERUSER) + database);
        Login restorer = new Login(
                "PGOPTIONS=-csearch_path=pg_catalog " + password(Purpose.RESTORE),
                "-h 127.0.0.1 -U " + roles.of(Purpose.RESTORE) + database);
        return new PostgreSqlCommands(pod, superuser, restorer, " -N portfolio", " --no-owner --role=" + roles.owner());
    }

    private static String password(Purpose purpose) {
        return "PGPASSWORD=$(cat " + UserSetup.CREDENTIALS + "/" + purpose.id() + ")";
    }

    @Override
    public String copy() {
        return pod.stream(superuser.command("pg_dump", " -Fc" + left), file());
    }

    @Override
    public String putBack() {
        return pod.feed(
                restorer.command("pg_restore", kept + " --clean --if-exists --exit-on-error --single-transaction"),
                file());
    }

    @Override
    public String caution() {
        return "In one transaction, all that is in the copy takes the place of what has its name now; what was made since stays.";
    }

    @Override
    public String shell() {
        return pod.enter(PodCommands.shell(superuser.command("psql", " -X")));
    }

    private String file() {
        return pod.names().instance() + ".dump";
    }
}
