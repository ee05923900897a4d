package io.github.portfolioplatform.render.backup;

import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.render.job.Schedule;
import java.util.List;

/**
 * The minute of the hour in which the jobs of an instance start. Up to 60 instances of an environment have a minute each; more share minutes
 * evenly.
 *
 * <p>An instance starts at the minute that follows from its name and takes the next free one. The instances choose in the order in which they
 * are declared, so that an instance that is added at the end moves no other.
 */
final class InstanceMinutes {

    private static final int MINUTES = 60;

    private InstanceMinutes() {}

    static int of(Environment environment, DatabaseInstance instance) {
        List<String> names = environment.instances().stream()
                .filter(each -> each.basics().backup().isPresent())
                .map(DatabaseInstance::name)
                .toList();
        return of(names, instance.name());
    }

    /** {@return the minute of {@code wanted} among these names, one of which it is} */
    static int of(List<String> names, String wanted) {
        int[] taken = new int[MINUTES];
        for (int i = 0; i < names.size(); i++) {
            int most = i / MINUTES;
            int minute = Schedule.spread(names.get(i), MINUTES);
            while (taken[minute] > most) {
                minute = (minute + 1) % MINUTES;
            }
            if (names.get(i).equals(wanted)) {
                return minute;
            }
            taken[minute]++;
        }
        throw new IllegalArgumentException(wanted + " is not one of " + names);
    }
}
