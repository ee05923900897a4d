package io.github.portfolioplatform.render.secrets;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.portfolioplatform.engine.ResourceFile;
import io.github.portfolioplatform.engine.UserSecret;
import io.github.portfolioplatform.model.Posture.Choice;
import io.github.portfolioplatform.model.SecretSource;
import io.github.portfolioplatform.render.concern.Concern;
import io.github.portfolioplatform.render.concern.Contribution;
import io.github.portfolioplatform.render.concern.ExternalReferences;
import io.github.portfolioplatform.render.concern.InstanceContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The Secrets of an instance: with the password of the portfolio, made in the cluster from a source, or provided. Only the first are rendered
 * with a password.
 */
public final class UserSecrets implements Concern {

    @Override
    public Contribution of(InstanceContext context) {
        return context.has(Choice.SECRET_SOURCE)
                ? ofSource(context, context.production().secrets())
                : inline(context);
    }

    private static Contribution inline(InstanceContext context) {
        return context.instance()
                .password()
                .map(password -> each(context, secret -> InlineSecret.of(context, secret, password)))
                .map(Contribution::of)
                .orElseGet(() -> provided(context));
    }

    private static Contribution ofSource(InstanceContext context, SecretSource source) {
        if (source instanceof SecretSource.ExternalStore store) {
            return Contribution.of(each(context, secret -> ExternalSecret.ofStore(context, secret, store)))
                    .with(readByOthers(context)
                            .store(context.environment().namespace(), store.store())
                            .build());
        } else if (source instanceof SecretSource.VaultOperator vault) {
            return Contribution.of(each(context, secret -> VaultSecret.of(context, secret, vault)))
                    .with(readByOthers(context).build());
        } else if (source instanceof SecretSource.Generated) {
            Map<ResourceFile, HasMetadata> resources = new LinkedHashMap<>(GeneratedPasswords.of(context));
            resources.putAll(each(context, secret -> ExternalSecret.ofGenerated(context, secret)));
            return Contribution.of(resources).with(readByOthers(context).build());
        }
        return provided(context);
    }

    private static Contribution provided(InstanceContext context) {
        ExternalReferences.Builder external = readByOthers(context);
        context.secrets()
                .forEach(secret -> external.secret(
                        context.environment().namespace(),
                        secret.name(),
                        secret.values().keySet()));
        return Contribution.NONE.with(external.build());
    }

    /** Applications and people read keys that nothing of the rendered set reads. */
    private static ExternalReferences.Builder readByOthers(InstanceContext context) {
        ExternalReferences.Builder external = ExternalReferences.builder();
        context.secrets().stream()
                .filter(UserSecret::forConsumers)
                .forEach(secret -> external.readByOthers(context.environment().namespace(), secret.name()));
        return external;
    }

    private static Map<ResourceFile, HasMetadata> each(
            InstanceContext context, Function<UserSecret, HasMetadata> resource) {
        Map<ResourceFile, HasMetadata> resources = new LinkedHashMap<>();
        context.secrets().forEach(secret -> resources.put(secret.file(), resource.apply(secret)));
        return resources;
    }
}
