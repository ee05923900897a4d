package io.github.portfolioplatform.render;

import io.github.portfolioplatform.render.backup.BackedUpInstance;
import io.github.portfolioplatform.render.backup.Backups;
import io.github.portfolioplatform.render.backup.InstanceMinutes;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The copies of the data of an instance, if any are taken. */
final class BackupConcern implements InstanceConcern {

    private final InstanceMinutes minutes;
    private final Function<InstanceContext, Optional<BackedUpInstance>> backups;

    BackupConcern(InstanceMinutes minutes, Function<InstanceContext, Optional<BackedUpInstance>> backups) {
        this.minutes = minutes;
        this.backups = backups;
    }

    @Override
    public List<RenderedResource> resources(InstanceContext context) {
        return backups.apply(context)
                .map(instance -> Backups.of(instance, minutes).entrySet().stream()
                        .map(entry -> context.resource(entry.getKey(), entry.getValue()))
                        .toList())
                .orElse(List.of());
    }

    @Override
    public void expect(InstanceContext context, ExternalReferences.Builder external) {
        String namespace = context.environment().namespace();
        backups.apply(context).ifPresent(instance -> {
            Backups.brought(instance)
                    .forEach((name, keys) -> external.secret(new ExpectedSecret(namespace, name, keys)));
            Backups.broughtClaim(instance).ifPresent(claim -> external.claim(namespace, claim));
        });
    }
}
