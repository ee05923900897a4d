package io.github.portfolioplatform.model;

import org.jspecify.annotations.Nullable;

/**
 * What an instance runs and claims, as far as it is said at one level: by an engine for all of its instances, or by one instance for
 * itself. Immutable; every method returns other settings.
 *
 * @param image the image, or null if another level says it
 * @param version the version, or null if another level or the image says it
 * @param storage the size of the claim, or null if another level says it
 * @param requests what the scheduler reserves, as far as it is said
 * @param limits what the container may use at most, as far as it is said
 */
public record InstanceSettings(
        @Nullable ImageReference image,
        @Nullable EngineVersion version,
        @Nullable Storage storage,
        ResourceSettings requests,
        ResourceSettings limits) {

    /** Nothing is said. */
    public static final InstanceSettings NONE =
            new InstanceSettings(null, null, null, ResourceSettings.NONE, ResourceSettings.NONE);

    /** {@return these settings with that image} */
    public InstanceSettings image(ImageReference other) {
        return new InstanceSettings(other, version, storage, requests, limits);
    }

    /** {@return these settings with that version; without an image it stands for the official one of that version} */
    public InstanceSettings version(EngineVersion other) {
        return new InstanceSettings(image, other, storage, requests, limits);
    }

    /** {@return these settings with that size of the claim} */
    public InstanceSettings storage(Storage other) {
        return new InstanceSettings(image, version, other, requests, limits);
    }

    /** {@return these settings with those requests} */
    public InstanceSettings requests(ResourceSettings other) {
        return new InstanceSettings(image, version, storage, other, limits);
    }

    /** {@return these settings with those requests} */
    public InstanceSettings requests(Memory memory, Cpu cpu) {
        return requests(new ResourceSettings(memory, cpu));
    }

    /** {@return these settings with those limits} */
    public InstanceSettings limits(ResourceSettings other) {
        return new InstanceSettings(image, version, storage, requests, other);
    }

    /** {@return these settings with those limits} */
    public InstanceSettings limits(Memory memory, Cpu cpu) {
        return limits(new ResourceSettings(memory, cpu));
    }

    /**
     * {@return these settings, with those of {@code defaults} where these say nothing}
     * Image and version are one thing: whoever says one of them takes neither from the defaults.
     */
    InstanceSettings over(InstanceSettings defaults) {
        boolean saysWhatRuns = image != null || version != null;
        return new InstanceSettings(
                saysWhatRuns ? image : defaults.image,
                saysWhatRuns ? version : defaults.version,
                storage != null ? storage : defaults.storage,
                requests.over(defaults.requests),
                limits.over(defaults.limits));
    }
}
