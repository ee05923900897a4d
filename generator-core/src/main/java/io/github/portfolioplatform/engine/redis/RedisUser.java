package io.github.portfolioplatform.engine.redis;

import java.util.Locale;

/**
 * A user of production that has a password, with no more rights than it needs.
 *
 * @see <a href="https://redis.io/docs/latest/operate/oss_and_stack/management/security/acl/">Redis: ACL rules</a>
 */
enum RedisUser {
    /**
     * The application: its data, messages, scripts and transactions. Nothing that stops or searches the whole server, which is also {@code KEYS},
     * {@code SORT}, {@code FLUSHDB}, {@code CLIENT LIST} and {@code CONFIG}. Libraries do without if they are told to: Spring Session by {@code
     * ConfigureRedisAction.NO_OP}, Spring's cache by {@code BatchStrategies.scan}. {@code INFO} is what queues such as BullMQ and Sidekiq ask first.
     */
    APP("~* &* +@all -@admin -@dangerous +info"),

    /** People, where nobody else may: they read {@code ACL LOG} and {@code SLOWLOG}, and repair. */
    ADMIN("~* &* +@all"),

    /** The job that makes new passwords and certificates known. {@code CONFIG SET} cannot be granted for some settings alone. */
    RELOAD("resetkeys resetchannels -@all +ping +acl|list +acl|load +config|set"),

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
