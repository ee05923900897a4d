package io.github.portfolioplatform.change;

import io.github.portfolioplatform.model.Password;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The secrets of a tree, so that a value that is a secret at one place is masked at every other one, in clear or in Base64: a variable of
 * another name, a command inside of a text, a probe, a configuration file, whichever instance they belong to.
 */
final class KnownSecrets {

    private static final Pattern IN_URI = Pattern.compile("://[^\\s:/@]*:([^\\s@]+)@");

    private static final String CONFIGURATION = "data";

    private final SecretMask mask = new SecretMask();
    private final RecentTexts<List<String>> secretsInTexts = new RecentTexts<>(SecretTexts::in);
    private final SecretIndex index = new SecretIndex();

    /** The variables that are used as passwords, by the instance whose pods have them. */
    private final Map<InstanceKey, Set<String>> variables = new HashMap<>();

    /** The values of ConfigMaps and Secrets that such variables come from. */
    private final Set<Configured> configured = new HashSet<>();

    private record Configured(String environment, String object, String key) {}

    /** {@return the secrets of the tree before and after the changes} */
    static KnownSecrets in(Differences differences) {
        KnownSecrets secrets = new KnownSecrets();
        Map<InstanceKey, Set<PasswordVariables.Source>> sources = new HashMap<>();
        differences.resourcesWithSecrets(resource -> {
            secrets.collect("", secrets.mask.of(resource).map());
            of(secrets.variables, resource).addAll(PasswordVariables.usedBy(resource.fields()));
            of(sources, resource).addAll(PasswordVariables.sources(resource.fields()));
        });
        sources.forEach(secrets::addVariables);
        if (!secrets.configured.isEmpty()) {
            differences.resourcesWithSecrets(secrets::addConfigured);
        }
        return secrets;
    }

    private static <T> Set<T> of(Map<InstanceKey, Set<T>> byInstance, Resource resource) {
        return byInstance.computeIfAbsent(resource.owner(), owner -> new HashSet<>());
    }

    private void addVariables(InstanceKey owner, Set<PasswordVariables.Source> sources) {
        Set<String> used = variables.getOrDefault(owner, Set.of());
        // A variable may be made of another one, which is a secret as well.
        for (Deque<String> left = new ArrayDeque<>(used); !left.isEmpty(); ) {
            String variable = left.pop();
            for (PasswordVariables.Source source : sources) {
                if (source.variable().equals(variable)) {
                    source.value().filter(value -> value.indexOf('$') < 0).ifPresent(this::add);
                    source.value().map(PasswordVariables::in).orElse(Set.of()).stream()
                            .filter(used::add)
                            .forEach(left::push);
                    addConfigured(owner, source.object(), source.key());
                } else if (source.variable().isEmpty()) {
                    addConfigured(owner, source.object(), variable);
                }
            }
        }
    }

    /** The value of a key that is called a secret is found without its variables. */
    private void addConfigured(InstanceKey owner, String object, String key) {
        if (!object.isEmpty() && !SecretMask.isSecretName(key)) {
            configured.add(new Configured(owner.environment(), object, key));
        }
    }

    private void addConfigured(Resource resource) {
        boolean isSecret = resource.isA(Resource.SECRET);
        if (isSecret || resource.isA(Resource.CONFIG_MAP)) {
            resource.fields()
                    .in(isSecret ? SecretValues.FIELD : CONFIGURATION)
                    .map()
                    .forEach((key, value) -> {
                        if (isConfigured(resource, key)) {
                            add(value.toString());
                        }
                    });
        }
    }

    private Set<String> variablesOf(Resource resource) {
        return variables.getOrDefault(resource.owner(), Set.of());
    }

    /** {@return the fields in which secrets are masked where they are written as such} */
    private Fields atTheirPlaces(Resource resource) {
        Map<String, Object> fields = mask.of(resource).map();
        Set<String> used = variablesOf(resource);
        Map<String, Object> masked = used.isEmpty() ? fields : PasswordVariables.hidden(fields, used);
        if (resource.isA(Resource.CONFIG_MAP) && masked.get(CONFIGURATION) instanceof Map<?, ?> data) {
            Map<String, Object> values = new LinkedHashMap<>();
            data.forEach((key, value) ->
                    values.put(key.toString(), isConfigured(resource, key) ? SecretMask.hidden(value) : value));
            masked.put(CONFIGURATION, values);
        }
        return new Fields(masked);
    }

    private boolean isConfigured(Resource resource, Object key) {
        return configured.contains(new Configured(resource.owner().environment(), resource.name(), key.toString()));
    }

    private void collect(String name, Object value) {
        if (value instanceof Map<?, ?> map) {
            Object variable = map.get("name");
            map.forEach((key, item) ->
                    collect(key.equals("value") && variable != null ? variable.toString() : key.toString(), item));
        } else if (value instanceof List<?> list) {
            list.forEach(item -> collect("", item));
        } else if (value instanceof HiddenText hidden && hidden.secret() instanceof String secret) {
            collect(name, hidden, secret);
        }
    }

    private void collect(String name, HiddenText hidden, String secret) {
        // A Secret holds logins, too.
        boolean isSecret = name.isEmpty() || SecretMask.isSecretName(name);
        if (isSecret && hidden.shown().equals(Password.MASK)) {
            add(secret);
        }
        Matcher uri = IN_URI.matcher(secret);
        while (uri.find()) {
            add(uri.group(1));
        }
        secretsInTexts.of(secret).forEach(this::add);
    }

    private void add(String secret) {
        if (secret.length() >= SecretIndex.SHORTEST && !secret.contains("{{") && secret.indexOf('\n') < 0) {
            index.add(secret);
            index.add(Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** {@return the fields of the resource without any secret of the tree} */
    Fields mask(Resource resource) {
        return index.mask(atTheirPlaces(resource));
    }

    /** {@return the text without any secret of the tree} */
    String mask(String text) {
        return index.mask(text);
    }
}
