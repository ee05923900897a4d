package io.github.portfolioplatform.model;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a server of production writes down of what its clients do. Each level includes those before it. What the community edition of an
 * engine can do differs; nothing promises more.
 */
public enum AuditLevel {
    /** Nothing. */
    NONE("none"),
    /** Logins and commands that are refused. */
    DENIALS("denials"),
    /** Who connects, too. */
    CONNECTIONS("connections"),
    /** Changes of schemas and of rights, too. */
    DDL("ddl"),
    /** Every statement, too; of no community edition. */
    FULL("full");

    private final String id;

    AuditLevel(String id) {
        this.id = id;
    }

    /** {@return the level of that {@link #id()}} */
    public static Optional<AuditLevel> of(String id) {
        return Arrays.stream(values()).filter(level -> level.id.equals(id)).findFirst();
    }

    /** {@return the name in specs: {@code ddl}} */
    public String id() {
        return id;
    }
}
