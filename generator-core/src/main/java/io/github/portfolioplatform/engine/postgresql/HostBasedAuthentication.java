package io.github.portfolioplatform.engine.postgresql;

/**
 * Who may come in, and how: {@code pg_hba.conf}. The first line that fits a connection decides.
 *
 * @param isPostgresOfTheImage whether the server runs as the user that the image calls {@code postgres}, so that the system vouches for
 *     whoever enters the pod; another one has no name there, and brings the superuser's password
 * @see <a href="https://www.postgresql.org/docs/current/auth-pg-hba-conf.html">PostgreSQL: the pg_hba.conf file</a>
 */
record HostBasedAuthentication(boolean isPostgresOfTheImage) {

    /** {@return the text of the file} */
    String text() {
        return """
                # The superuser comes by kubectl exec alone; everybody else by TLS, with a password that the server does not know.
                local   all all      %s
                host    all postgres all reject
                hostssl all all      all scram-sha-256
                host    all all      all reject
                """.formatted(isPostgresOfTheImage ? "    peer" : "    scram-sha-256");
    }
}
