package io.github.portfolioplatform.engine;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * One thing that an application is told in order to connect. It prints as {@code name=value}, a password masked.
 *
 * @param name the name in its dialect: {@code PGHOST}, {@code spring.datasource.url}
 * @param value the value
 * @param ofProcess whether the setting is the same for all connections of a process, and its name is fixed
 */
public record Setting(String name, SettingValue value, boolean ofProcess) {

    /** Refuses null. */
    public Setting {
        requireNonNull(name, "name");
        requireNonNull(value, "value");
    }

    /** Creates a setting of one connection. */
    public Setting(String name, SettingValue value) {
        this(name, value, false);
    }

    /** {@return a setting for all connections of a process} */
    public static Setting ofProcess(String name, String value) {
        requireNonNull(value, "value");
        return new Setting(name, new PlainValue(value), true);
    }

    /** {@return a setting without any password in it} */
    public static Setting of(String name, String value) {
        requireNonNull(value, "value");
        return new Setting(name, new PlainValue(value));
    }

    /**
     * {@return the name as an environment variable: {@code SPRING_DATASOURCE_URL}}
     *
     * @see <a href="https://docs.spring.io/spring-boot/reference/features/external-config.html">Spring Boot: binding from environment
     *     variables</a>
     */
    public String variable() {
        return name.replace('.', '_').replace("-", "").toUpperCase(Locale.ROOT);
    }

    /** {@return name and value as the application needs them, the password masked where the spec does not know it} */
    public String reveal() {
        return name + "=" + value.reveal();
    }

    @Override
    public String toString() {
        return name + "=" + value;
    }
}
