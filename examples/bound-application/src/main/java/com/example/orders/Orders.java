package com.example.orders;

import io.dekorate.kubernetes.annotation.KubernetesApplication;
import io.dekorate.kubernetes.annotation.Port;
import io.github.portfolioplatform.dekorate.BoundDatabase;
import io.github.portfolioplatform.engine.Dialect;
import java.util.Map;

/** The application: where its databases are, it reads from the variables that the portfolio says. */
@KubernetesApplication(name = "orders", partOf = "shop", ports = @Port(name = "http", containerPort = 8080))
@BoundDatabase("postgresql-orders")
@BoundDatabase(value = "redis-sessions", dialect = Dialect.NODE, urlSafePassword = true)
public final class Orders {

    private Orders() {}

    /** Says where the application would connect to. */
    public static void main(String[] arguments) {
        System.out.println(jdbcUrl(System.getenv()));
    }

    static String jdbcUrl(Map<String, String> variables) {
        return "jdbc:postgresql://" + variables.get("DATABASE_HOST") + ":" + variables.get("DATABASE_PORT") + "/"
                + variables.get("DATABASE_NAME");
    }
}
