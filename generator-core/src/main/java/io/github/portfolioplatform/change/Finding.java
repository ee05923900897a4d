package io.github.portfolioplatform.change;

import io.github.portfolioplatform.model.RiskyChange;
import io.github.portfolioplatform.problem.Advice;
import io.github.portfolioplatform.problem.Place;
import io.github.portfolioplatform.problem.Problem;
import java.util.Optional;

/**
 * A change that puts data at risk.
 *
 * @param change what kind of change; empty for an instance that is gone
 * @param instance the instance
 * @param path the file in which it is seen
 * @param field the field in which it is seen
 * @param what what happens, one or more sentences
 * @param way the safe way, one or more sentences
 * @param to the new value, which an acceptance must name
 */
record Finding(
        Optional<RiskyChange> change,
        InstanceKey instance,
        String path,
        String field,
        String what,
        String way,
        String to) {

    private static final String REMOVED = "instance-is-removed";

    /** {@return the same without the secrets that are known, which a hand-written manifest may hold anywhere; its masked value is accepted} */
    Finding without(KnownSecrets secrets) {
        return new Finding(change, instance, path, field, secrets.mask(what), secrets.mask(way), secrets.mask(to));
    }

    Problem problem(String folder, Advice advice) {
        return new Problem(
                change.map(RiskyChange::id).orElse(REMOVED),
                new Place.InManifest(folder + "/" + path, ShownValue.visible(field)),
                ShownValue.visible(what),
                ShownValue.visible(way) + " If it is right, " + decision().added(advice.form()));
    }

    /** {@return a hint that the portfolio accepts the change, so that an entry left from an earlier change does not accept another one unseen} */
    String hint(String reason, Advice advice) {
        return "Accepted in " + advice.portfolio() + ": " + instance + ": " + ShownValue.visible(what)
                + " The reason there: " + ShownValue.visible(reason);
    }

    private DecisionText decision() {
        return new DecisionText(change, instance, to);
    }
}
