package io.github.portfolioplatform.engine.redisfamily;

import io.github.portfolioplatform.engine.Rotation;
import io.github.portfolioplatform.engine.Rotation.Login;
import java.util.Arrays;
import java.util.List;

/** How passwords of Redis rotate: the server follows its files. */
final class RedisRotation {

    private static final List<String> RULES = List.of(
            "No job is needed: the server follows its files within seconds.",
            "The old password works for one more day, also after a restart. Restart the application within that day.",
            "To end all old passwords at once, because one has leaked: 'kubectl exec -n <namespace> <name>-0 -- rm /data/.replaced-passwords', and then"
                    + " 'kubectl delete pod -n <namespace> <name>-0', which closes the open connections.");

    private RedisRotation() {}

    /** {@return what rotates, and how, of a server in that namespace} */
    static Rotation in(String namespace) {
        return new Rotation(
                Arrays.stream(RedisUser.values())
                        .map(user -> new Login(user.id(), user.id(), use(user)))
                        .toList(),
                RULES.stream()
                        .map(rule -> rule.replace("<namespace>", namespace))
                        .toList());
    }

    private static String use(RedisUser user) {
        return switch (user) {
            case APP -> "the application";
            case ADMIN -> "people, for what no other user may do";
            case METRICS -> "the exporter of metrics";
            case BACKUP -> "the jobs that take copies";
        };
    }
}
