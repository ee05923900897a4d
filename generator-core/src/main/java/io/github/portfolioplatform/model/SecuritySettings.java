package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.problem.CheckReturnValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is said of the security of instances at one level. Immutable; every method returns other settings.
 *
 * @param audit what servers write down, or null if another level says it
 * @param consumers who connects, beside those that other levels declare
 * @param runAs whom servers run as, or null if another level or the image says it
 * @param secondLogin the second login of the application, or null if another level says it or there is none
 */
@CheckReturnValue
public record SecuritySettings(
        @Nullable AuditLevel audit,
        List<Consumer> consumers,
        @Nullable RunAs runAs,
        @Nullable SecondLogin secondLogin) {

    /** Nothing is said. */
    public static final SecuritySettings NONE = new SecuritySettings(null, List.of(), null, null);

    /** Copies the list. */
    public SecuritySettings {
        requireNonNull(consumers, "consumers");
        consumers = List.copyOf(consumers);
    }

    /** Creates settings without a second login. */
    public SecuritySettings(@Nullable AuditLevel audit, List<Consumer> consumers, @Nullable RunAs runAs) {
        this(audit, consumers, runAs, null);
    }

    /** {@return these settings with that level of audit} */
    public SecuritySettings audit(AuditLevel level) {
        requireNonNull(level, "level");
        return new SecuritySettings(level, consumers, runAs, secondLogin);
    }

    /** {@return these settings with that consumer beside the others, or in the place of the one that has its name} */
    public SecuritySettings consumer(Consumer consumer) {
        requireNonNull(consumer, "consumer");
        return new SecuritySettings(audit, both(consumers, List.of(consumer)), runAs, secondLogin);
    }

    /** {@return these settings with those ids} */
    public SecuritySettings runAs(RunAs ids) {
        requireNonNull(ids, "ids");
        return new SecuritySettings(audit, consumers, ids, secondLogin);
    }

    /** {@return these settings with a second login of the application in that state} */
    public SecuritySettings secondLogin(SecondLogin state) {
        requireNonNull(state, "state");
        return new SecuritySettings(audit, consumers, runAs, state);
    }

    /** {@return these settings, with those of {@code defaults} where these say nothing; consumers add up} */
    SecuritySettings over(SecuritySettings defaults) {
        return new SecuritySettings(
                audit != null ? audit : defaults.audit,
                both(defaults.consumers, consumers),
                runAs != null ? runAs : defaults.runAs,
                secondLogin != null ? secondLogin : defaults.secondLogin);
    }

    /** {@return what holds of an instance of that engine} */
    Security settledFor(Engine engine) {
        return new Security(audit != null ? audit : engine.mostAudit(), consumers, runAs, secondLogin);
    }

    private static List<Consumer> both(List<Consumer> some, List<Consumer> nearer) {
        Map<String, Consumer> all = new LinkedHashMap<>();
        some.forEach(consumer -> all.put(consumer.name(), consumer));
        nearer.forEach(consumer -> all.put(consumer.name(), consumer));
        return new ArrayList<>(all.values());
    }
}
