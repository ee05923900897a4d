package io.github.portfolioplatform.render;

import io.github.portfolioplatform.render.backup.BackedUpInstance;
import io.github.portfolioplatform.render.backup.Backups;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The copies of the data of an instance, if any are taken. */
final class BackupConcern implements InstanceConcern {

    private final Function<InstanceContext, Optional<BackedUpInstance>> backups;

    BackupConcern(Function<InstanceContext, Optional<BackedUpInstance>> backups) {
        this.backups = backups;
    }

    @Override
    public List<RenderedResource> resources(InstanceContext context) {
        return backups.apply(context)
                .map(instance -> Backups.of(instance).entrySet().stream()
                        .map(entry -> context.resource(entry.getKey(), entry.getValue()))
                        .toList())
                .orElse(List.of());
    }

    @Override
    public List<ExpectedSecret> expected(InstanceContext context) {
        return backups.apply(context)
                .map(instance -> Backups.brought(instance).entrySet().stream()
                        .map(entry ->
                                new ExpectedSecret(context.environment().namespace(), entry.getKey(), entry.getValue()))
                        .toList())
                .orElse(List.of());
    }

    @Override
    public Optional<String> expectedClaim(InstanceContext context) {
        return backups.apply(context).flatMap(Backups::broughtClaim);
    }
}
