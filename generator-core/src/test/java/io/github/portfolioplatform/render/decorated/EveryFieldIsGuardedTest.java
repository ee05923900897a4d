package io.github.portfolioplatform.render.decorated;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.golden.Scenario;
import io.github.portfolioplatform.model.Posture;
import io.github.portfolioplatform.render.RenderedResource;
import io.github.portfolioplatform.render.Rendering;
import io.github.portfolioplatform.yaml.CanonicalYaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Mutates every field of every resource of an environment of production with backups and all engines, one at a time: changes it, removes
 * it, and adds to everything that holds fields or items. Whatever is not among the fields named here must be refused.
 */
class EveryFieldIsGuardedTest {

    /** Said once more than in the list of the guard, so that a field that slips into that list fails here. */
    private static final Map<String, Pattern> MAY_BE = Map.of(
            "changed",
                    Pattern.compile(
                            "pod\\.spec\\.(tolerations|affinity|topologySpreadConstraints|nodeSelector|priorityClassName"
                                    + "|schedulerName|runtimeClassName|dnsConfig|hostAliases|imagePullSecrets)\\b.*"
                                    + "|pod\\.spec\\.terminationGracePeriodSeconds"
                                    + "|pod\\.spec\\.(initC|c)ontainers\\[\\d+]\\.(imagePullPolicy|terminationMessagePolicy"
                                    + "|(startup|readiness|liveness)Probe\\.\\w+(Seconds|Threshold))"
                                    + "|StatefulSet\\.spec\\.(revisionHistoryLimit|minReadySeconds)"),
            "removed",
                    Pattern.compile(
                            "pod\\.spec\\.(tolerations|affinity|topologySpreadConstraints|nodeSelector|priorityClassName"
                                    + "|schedulerName|runtimeClassName|dnsConfig|hostAliases|imagePullSecrets)\\b.*"
                                    + "|pod\\.spec\\.(initC|c)ontainers\\[\\d+]\\.(imagePullPolicy|terminationMessagePolicy"
                                    + "|readinessProbe\\.\\w+(Seconds|Threshold))"
                                    + "|StatefulSet\\.spec\\.(revisionHistoryLimit|minReadySeconds)"),
            "added",
                    Pattern.compile(
                            "(\\w+\\.|pod\\.|CronJob\\.spec\\.jobTemplate\\.)metadata\\.(labels|annotations)\\.added"
                                    + "|pod\\.spec\\.(topologySpreadConstraints|nodeSelector|affinity|imagePullSecrets|hostAliases)\\b.*"
                                    + "|pod\\.spec\\.(initContainers|volumes)\\.added"
                                    + "|pod\\.spec\\.(initC|c)ontainers\\[\\d+]\\.(env|volumeMounts)\\.added"));

    /** Removing these leaves the default, which may be more or less patient; the table of what decorators may do has both. */
    private static final Pattern TIMING = Pattern.compile(".*\\.(startup|liveness)Probe\\.\\w+(Seconds|Threshold)");

    private static final Map<String, Map<Boolean, Integer>> COUNTS = new TreeMap<>();
    private static final List<String> WRONG = new ArrayList<>();

    @BeforeAll
    static void mutate_everything() {
        CanonicalYaml yaml = new CanonicalYaml();
        for (RenderedResource rendered :
                Rendering.render(Scenario.PLATFORM.portfolio().environment("production"))) {
            if (rendered.instance().isPresent()) {
                Object tree = yaml.tree(rendered.resource());
                new Mutation(rendered.kind(), tree).walk(tree, rendered.kind(), changed -> changed);
            }
        }
    }

    /** Builds the whole tree again around each mutated value. */
    private record Mutation(String kind, Object tree) {

        void walk(Object node, String path, UnaryOperator<Object> around) {
            if (node instanceof Map<?, ?> map) {
                map.forEach((key, value) -> {
                    String child = inPod(path + "." + key);
                    field(map, String.valueOf(key), child, around);
                    walk(value, child, changed -> around.apply(with(map, String.valueOf(key), changed)));
                });
                judge("added", path + ".added", around.apply(with(map, "added", "x")));
            } else if (node instanceof List<?> list) {
                for (int i = 0; i < list.size(); i++) {
                    int position = i;
                    judge("removed", path + "[" + i + "]", around.apply(without(list, i)));
                    walk(list.get(i), path + "[" + i + "]", changed -> around.apply(with(list, position, changed)));
                }
                judge("added", path + ".added", around.apply(appended(list)));
            } else {
                judge("changed", path, around.apply(another(node)));
            }
        }

        private void field(Map<?, ?> map, String key, String child, UnaryOperator<Object> around) {
            Map<Object, Object> rest = new LinkedHashMap<>(map);
            rest.remove(key);
            judge("removed", child, around.apply(rest));
        }

        private String inPod(String path) {
            return path.replaceFirst("^(StatefulSet\\.spec|CronJob\\.spec\\.jobTemplate\\.spec)\\.template\\b", "pod");
        }

        private void judge(String how, String path, Object mutated) {
            boolean refused = !new DecorationGuard(Posture.PRODUCTION)
                    .refusals(kind, tree, mutated)
                    .isEmpty();
            COUNTS.computeIfAbsent(how, none -> new TreeMap<>()).merge(refused, 1, Integer::sum);
            boolean mayBe = MAY_BE.get(how).matcher(path).matches()
                    || (how.equals("added") && kind.equals("StatefulSet") && path.equals("pod.spec.containers.added"));
            boolean isEither = how.equals("removed") && TIMING.matcher(path).matches();
            if (refused == mayBe && !isEither) {
                WRONG.add(kind + " " + how + (refused ? " and refused: " : " and let through: ") + path);
            }
        }

        private static Object with(Map<?, ?> map, String key, Object value) {
            Map<Object, Object> changed = new LinkedHashMap<>(map);
            changed.put(key, value);
            return changed;
        }

        private static Object with(List<?> list, int position, Object value) {
            List<Object> changed = new ArrayList<>(list);
            changed.set(position, value);
            return changed;
        }

        private static Object without(List<?> list, int position) {
            List<Object> changed = new ArrayList<>(list);
            changed.remove(position);
            return changed;
        }

        private static Object appended(List<?> list) {
            List<Object> changed = new ArrayList<>(list);
            changed.add(
                    list.get(0) instanceof Map<?, ?> item
                            ? item.containsKey("mountPath")
                                    ? Map.of("name", "added", "mountPath", "/added")
                                    : Map.of(
                                            "name",
                                            item.containsKey("value") || item.containsKey("valueFrom")
                                                    ? "ADDED"
                                                    : "added")
                            : "added");
            return changed;
        }

        private static Object another(Object value) {
            return value instanceof Boolean flag ? !flag : value instanceof Number n ? n.longValue() + 1 : value + "x";
        }
    }

    @Test
    void nothing_is_let_through_that_is_not_named_and_nothing_is_refused_that_is() {
        assertThat(WRONG.stream().distinct()).isEmpty();
    }

    @Test
    void all_resources_of_an_instance_were_mutated() {
        assertThat(COUNTS.values().stream()
                        .flatMap(counts -> counts.values().stream())
                        .mapToInt(Integer::intValue)
                        .sum())
                .as("fields mutated, by whether they were refused: %s", COUNTS)
                .isGreaterThan(10_000);
    }
}
