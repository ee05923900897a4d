package io.github.portfolioplatform.render.secrets;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleRef;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import io.github.portfolioplatform.engine.ResourceFile;
import io.github.portfolioplatform.engine.ResourceRole;
import io.github.portfolioplatform.engine.UserSecret;
import io.github.portfolioplatform.render.concern.CustomResource;
import io.github.portfolioplatform.render.concern.InstanceContext;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Passwords that the External Secrets Operator makes up in the cluster, once, for all users of an instance; and the store that the Secrets of
 * the users read them from. A generator that is asked again makes up others, which the database never hears of.
 *
 * @see <a href="https://external-secrets.io/latest/api/generator/password/">External Secrets: Password</a>
 * @see <a href="https://external-secrets.io/latest/provider/kubernetes/">External Secrets: Kubernetes</a>
 */
final class GeneratedPasswords {

    private static final String GENERATORS = "generators.external-secrets.io/v1alpha1";
    private static final String GENERATOR = "Password";
    private static final String RBAC = "rbac.authorization.k8s.io";
    private static final int LENGTH = 32;
    private static final int DIGITS = 8;

    /**
     * The users that the first version generated passwords for, in one Secret. It is generated once and is immutable, so a user that a later
     * version adds has a Secret of its own.
     */
    private static final Set<String> FIRST =
            Set.of("admin", "app", "backup", "metrics", "migrate", "read-only", "reload", "superuser");

    private static final String ROLE = "passwords";

    private GeneratedPasswords() {}

    /** One name for all of them; each is of another kind. */
    static String name(InstanceContext instance) {
        return instance.names().credentialsOf(ROLE);
    }

    /** {@return the name of the Secret with the generated password of the user} */
    static String secretOf(InstanceContext instance, String user) {
        return instance.names().credentialsOf(role(user));
    }

    private static String role(String user) {
        return FIRST.contains(user) ? ROLE : ROLE + "-" + user;
    }

    private static ResourceFile file(String name) {
        return new ResourceFile(ResourceRole.PASSWORDS, name);
    }

    static Map<ResourceFile, HasMetadata> of(InstanceContext instance) {
        SortedMap<String, List<String>> usersByRole =
                users(instance).stream().collect(groupingBy(GeneratedPasswords::role, TreeMap::new, toList()));
        Map<ResourceFile, HasMetadata> resources = new LinkedHashMap<>();
        resources.put(ResourceRole.PASSWORDS.file("service-account"), account(instance));
        resources.put(ResourceRole.PASSWORDS.file("role"), role(instance, usersByRole.keySet()));
        resources.put(ResourceRole.PASSWORDS.file("role-binding"), binding(instance));
        usersByRole.forEach((role, users) -> {
            String name = instance.names().credentialsOf(role);
            resources.put(file(role + "-generator"), generator(instance, name, users));
            resources.put(
                    file(role),
                    ExternalSecret.madeOnce(
                            instance, name, Map.of("apiVersion", GENERATORS, "kind", GENERATOR, "name", name)));
        });
        resources.put(ResourceRole.PASSWORDS.file("store"), store(instance));
        return resources;
    }

    /** Letters and digits alone, which need no quotes anywhere; the length makes up for it: 190 bits. */
    private static HasMetadata generator(InstanceContext instance, String name, List<String> users) {
        Map<String, Object> spec = new TreeMap<>();
        spec.put("length", LENGTH);
        spec.put("digits", DIGITS);
        spec.put("symbols", 0);
        spec.put("noUpper", false);
        // There are no more than ten digits to take from.
        spec.put("allowRepeat", true);
        spec.put("encoding", "raw");
        spec.put("secretKeys", users);
        return CustomResource.of(GENERATORS, GENERATOR, instance.metadata(name), spec);
    }

    private static List<String> users(InstanceContext instance) {
        return instance.secrets().stream()
                .map(UserSecret::users)
                .flatMap(Collection::stream)
                .distinct()
                .sorted()
                .toList();
    }

    private static HasMetadata store(InstanceContext instance) {
        Map<String, Object> server = Map.of(
                "url",
                "kubernetes.default",
                "caProvider",
                Map.of("type", "ConfigMap", "name", "kube-root-ca.crt", "key", "ca.crt"));
        Map<String, Object> kubernetes = Map.of(
                "remoteNamespace", instance.environment().namespace(),
                "server", server,
                "auth", Map.of("serviceAccount", Map.of("name", name(instance))));
        return CustomResource.of(
                ExternalSecret.API,
                ExternalSecret.STORE,
                instance.metadata(name(instance)),
                Map.of("provider", Map.of("kubernetes", kubernetes)));
    }

    private static ServiceAccount account(InstanceContext instance) {
        ServiceAccount account = new ServiceAccount();
        account.setMetadata(instance.metadata(name(instance)));
        account.setAutomountServiceAccountToken(false);
        return account;
    }

    /** Those Secrets and no other. */
    private static Role role(InstanceContext instance, Set<String> roles) {
        PolicyRule rule = new PolicyRule();
        rule.setApiGroups(List.of(""));
        rule.setResources(List.of("secrets"));
        rule.setResourceNames(
                roles.stream().map(instance.names()::credentialsOf).toList());
        rule.setVerbs(List.of("get"));
        Role role = new Role();
        role.setMetadata(instance.metadata(name(instance)));
        role.setRules(List.of(rule));
        return role;
    }

    private static RoleBinding binding(InstanceContext instance) {
        RoleRef reference = new RoleRef();
        reference.setApiGroup(RBAC);
        reference.setKind("Role");
        reference.setName(name(instance));
        Subject subject = new Subject();
        subject.setKind("ServiceAccount");
        subject.setName(name(instance));
        subject.setNamespace(instance.environment().namespace());
        RoleBinding binding = new RoleBinding();
        binding.setMetadata(instance.metadata(name(instance)));
        binding.setRoleRef(reference);
        binding.setSubjects(List.of(subject));
        return binding;
    }
}
