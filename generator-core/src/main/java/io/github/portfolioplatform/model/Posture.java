package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.problem.CheckReturnValue;
import io.github.portfolioplatform.problem.InvalidValueException;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How the servers of an environment are protected: a set of choices, some of which need others. An environment without a profile makes none
 * of them, {@code profile: production} makes all.
 */
@CheckReturnValue
public final class Posture {

    /** No choice is made: the setup of a team's own cluster. */
    public static final Posture DEVELOPMENT = of(Set.of());

    /** All choices are made. */
    public static final Posture PRODUCTION = of(Set.of(Choice.values()));

    /** One way to protect servers. */
    public enum Choice {
        /** Passwords come from a source outside of the portfolio, and stand in no file. */
        SECRET_SOURCE,
        /** Servers have certificates, and clients connect over TLS only. */
        TLS,
        /** Each purpose has a user with the rights that it needs. Their passwords need a source, and the jobs that set them log in over TLS. */
        USERS,
        /** Network policies let in declared clients only. */
        NETWORK,
        /** Pods keep the Pod Security Standard restricted. Only servers with users of their own start without root and with a read-only root. */
        PODS,
        /** Servers log what the audit level asks for. An entry names the user. */
        AUDIT,
        /** The namespace has a quota and limits, which follow from the requests and limits that every restricted container has. */
        LIMITS;

        /** {@return the choices without which this one cannot be made} */
        public List<Choice> needs() {
            return switch (this) {
                case SECRET_SOURCE, TLS, NETWORK -> List.of();
                case USERS -> List.of(SECRET_SOURCE, TLS);
                case PODS, AUDIT -> List.of(USERS);
                case LIMITS -> List.of(PODS);
            };
        }
    }

    private final Set<Choice> choices;

    private Posture(Set<Choice> choices) {
        this.choices = choices;
    }

    /**
     * {@return the posture of these choices}
     *
     * @throws InvalidValueException if one of them needs another one that is missing
     */
    public static Posture of(Collection<Choice> choices) {
        requireNonNull(choices, "choices");
        Set<Choice> made = EnumSet.noneOf(Choice.class);
        made.addAll(choices);
        for (Choice choice : made) {
            for (Choice need : choice.needs()) {
                if (!made.contains(need)) {
                    throw new InvalidValueException(choice + " needs " + need + ".", "Add " + need + ".");
                }
            }
        }
        return new Posture(Collections.unmodifiableSet(made));
    }

    /** {@return whether the choice is made} */
    public boolean includes(Choice choice) {
        return choices.contains(requireNonNull(choice, "choice"));
    }

    /** {@return the choices in the order in which they are defined} */
    public Set<Choice> choices() {
        return choices;
    }

    @Override
    public String toString() {
        return choices.toString();
    }
}
