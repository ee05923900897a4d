package io.github.portfolioplatform.servers;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** A PostgreSQL server that runs as rendered, and its clients. */
record PostgreSqlPod(RunningContainer container) implements AutoCloseable {

    private static final int PORT = 5432;
    private static final String WRONG_PASSWORD = "28P01";

    /** Prepares the pod. The claim is in the folder. */
    static PostgreSqlPod open(RenderedInstance instance, Path folder) {
        RenderedContainer rendered = instance.server().container("postgresql");
        return new PostgreSqlPod(RunningContainer.open(rendered, PostgreSqlImage.of(rendered.image()), folder));
    }

    /** Starts the server and waits until it answers. */
    void start() throws Exception {
        container.start().await(this::answers);
    }

    private boolean answers() {
        try {
            connect("not the password").close();
            return true;
        } catch (SQLException refused) {
            return WRONG_PASSWORD.equals(refused.getSQLState());
        }
    }

    String password() {
        return container.rendered().environment().get("POSTGRES_PASSWORD");
    }

    /** Connects as the rendered user to the rendered database. */
    Connection connect(String password) throws SQLException {
        return connect(container.rendered().environment().get("POSTGRES_USER"), password);
    }

    Connection connect(String user, String password) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", password);
        String database = container.rendered().environment().get("POSTGRES_DB");
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + container.forward(PORT) + "/" + database, login);
    }

    /** The first value of all rows. */
    static String answer(Connection connection, String query) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            StringBuilder answer = new StringBuilder();
            while (rows.next()) {
                answer.append(answer.isEmpty() ? "" : ", ").append(rows.getString(1));
            }
            return answer.toString();
        } catch (SQLException refused) {
            throw new AssertionError(query, refused);
        }
    }

    static void execute(Connection connection, String... commands) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        }
    }

    @Override
    public void close() {
        container.close();
    }
}
