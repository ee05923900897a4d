package io.github.portfolioplatform.engine.redisfamily;

import java.util.Locale;

/**
 * A user of production that has a password, with no more rights than it needs.
 *
 * @see <a href="https://redis.io/docs/latest/operate/oss_and_stack/management/security/acl/">Redis: ACL rules</a>
 */
enum RedisUser {
    /**
     * The application: its data, messages, scripts and transactions. The server is its own, so it may also empty and search it, as libraries do when
     * they clear a cache: {@code FLUSHDB}, {@code KEYS}, {@code SORT}. {@code INFO} and {@code CLIENT LIST} are what queues ask. It may not change the
     * server: {@link Refusal} lists what libraries miss.
     */
    APP("~* &* +@all -@admin -@dangerous +info +client|list +flushdb +keys +sort +sort_ro"),

    /** People, for what nobody else may: they read {@code ACL LOG} and {@code SLOWLOG}, and repair. */
    ADMIN("~* &* +@all"),

    /** Who reads metrics. Not {@code SLOWLOG GET}, which shows data. */
    METRICS("resetkeys resetchannels -@all +ping +info +config|get +slowlog|len +latency|latest +latency|histogram"
            + " +client|list +client|setname"),

    /** Who takes backups, as a replica does: {@code redis-cli --rdb}. */
    BACKUP("resetkeys resetchannels -@all +ping +info +sync +psync +replconf");

    private final String rights;

    RedisUser(String rights) {
        this.rights = rights;
    }

    /** {@return its name, which is what its password is called in the store} */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return its rights, as the ACL file says them} */
    String rights() {
        return rights;
    }
}
