package io.github.portfolioplatform.render.backup;

import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.render.job.Schedule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The minutes of the hour in which the jobs of instances start. Up to 60 instances of an environment have a minute each; more share minutes
 * evenly.
 *
 * <p>An instance starts at the minute that follows from its name and takes the next free one. The instances choose in the order in which they
 * are declared, so that an instance that is added at the end moves no other.
 */
final class InstanceMinutes {

    private static final int MINUTES = 60;

    private final Map<String, Integer> minutes = new HashMap<>();

    private InstanceMinutes() {}

    /** {@return the minutes of the instances of that environment that have backups} */
    static InstanceMinutes of(Environment environment) {
        return of(environment.instances().stream()
                .filter(each -> each.basics().backup().isPresent())
                .map(DatabaseInstance::name)
                .toList());
    }

    /** {@return the minutes of instances with these names} */
    static InstanceMinutes of(List<String> names) {
        InstanceMinutes chosen = new InstanceMinutes();
        int[] taken = new int[MINUTES];
        for (int i = 0; i < names.size(); i++) {
            int most = i / MINUTES;
            int minute = Schedule.spread(names.get(i), MINUTES);
            while (taken[minute] > most) {
                minute = (minute + 1) % MINUTES;
            }
            chosen.minutes.put(names.get(i), minute);
            taken[minute]++;
        }
        return chosen;
    }

    int of(String instance) {
        Integer minute = minutes.get(instance);
        if (minute == null) {
            throw new IllegalArgumentException(instance + " is not one of " + minutes.keySet());
        }
        return minute;
    }
}
