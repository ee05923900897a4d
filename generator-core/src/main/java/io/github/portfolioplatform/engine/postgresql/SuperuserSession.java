package io.github.portfolioplatform.engine.postgresql;

import io.github.portfolioplatform.model.EngineVersion;

/**
 * How a superuser enters a database in which users create objects: nothing that they made is found by name, and from 17 on none of their
 * event triggers fires. It is part of the startup packet, which precedes what a database or a role has set.
 *
 * @see <a href="https://www.postgresql.org/docs/current/libpq-envars.html">PostgreSQL: PGOPTIONS</a>
 */
final class SuperuserSession {

    private static final int MAJOR_WITHOUT_EVENT_TRIGGERS = 17;

    private SuperuserSession() {}

    /** {@return what {@code PGOPTIONS} is, without blanks within a setting, so that it needs no quotes but its own} */
    static String options(EngineVersion version) {
        String path = "-csearch_path=pg_catalog";
        return version.major() < MAJOR_WITHOUT_EVENT_TRIGGERS ? path : path + " -cevent_triggers=off";
    }
}
