package io.github.portfolioplatform.dekorate;

/** A portfolio with an instance of each engine, in two environments. The passwords of production are nobody's business here. */
final class Shop {

    static final String[] PASSWORDS = {"rowan-basket-sixteen", "copper-lantern-forty", "violet/harbour nine"};

    static final String PORTFOLIO = """
            apiVersion: portfolio/v1
            kind: Portfolio
            name: shop
            namespace: shop-development

            engines:
              postgresql: {image: "postgres:17.6-bookworm", storage: 2Gi, requests: {memory: 256Mi, cpu: 100m}, limits: {memory: 512Mi, cpu: 500m}}
              redis: {image: "redis:7.4-bookworm", storage: 1Gi, requests: {memory: 64Mi, cpu: 50m}, limits: {memory: 128Mi, cpu: 250m}}
              mongodb: {image: "mongo:8.0-noble", storage: 2Gi, requests: {memory: 512Mi, cpu: 100m}, limits: {memory: 1Gi, cpu: 500m}}

            instances:
              - {name: postgresql-orders, engine: postgresql, application: Appli-Cation, database: orders, user: orders_owner, password: rowan-basket-sixteen}
              - name: redis-sessions
                engine: redis
                application: Storefront
                password: copper-lantern-forty
                sharedWith:
                  - {application: Application, reason: reads the sessions of the storefront}
              - {name: mongodb-catalog, engine: mongodb, application: Application, database: catalog, password: violet/harbour nine}
            """;

    static final String ENVIRONMENTS = """

            environments:
              development:
              production: {namespace: shop-production}
            """;

    private Shop() {}
}
