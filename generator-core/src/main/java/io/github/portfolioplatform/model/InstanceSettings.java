package io.github.portfolioplatform.model;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an instance runs and claims, as far as it is said at one level: by an engine for all of its instances, by one instance for
 * itself, or by an environment for either. Immutable; every method returns other settings.
 *
 * <pre>{@code
 * InstanceSettings small = InstanceSettings.NONE
 *         .storage(Storage.gibibytes(1))
 *         .requests(ResourceSettings.NONE.memory(Memory.mebibytes(128)));
 * InstanceSettings fast = small.storageClass("fast-ssd");
 * }</pre>
 *
 * @param image the image, or null if another level says it
 * @param version the version, or null if another level or the image says it
 * @param startsLike how an image starts that is no official one, or null if it is one, or another level says it
 * @param storage the size of the claim, or null if another level says it
 * @param storageClass the class that the claim is made from, or null if another level or the cluster says it
 * @param requests what the scheduler reserves, as far as it is said
 * @param limits what the container may use at most, as far as it is said
 * @param labels labels of all objects and pods, beside those that other levels say
 * @param customization what the pods have beyond what the database needs, beside what other levels say
 * @param security what is said of security, as far as it is said
 * @param backup what is said of backups, as far as it is said
 */
public record InstanceSettings(
        @Nullable ImageReference image,
        @Nullable EngineVersion version,
        @Nullable ImageContract startsLike,
        @Nullable Storage storage,
        @Nullable String storageClass,
        ResourceSettings requests,
        ResourceSettings limits,
        SortedMap<String, String> labels,
        Customization customization,
        SecuritySettings security,
        BackupSettings backup) {

    /** Nothing is said. */
    public static final InstanceSettings NONE = new InstanceSettings(
            null,
            null,
            null,
            null,
            null,
            ResourceSettings.NONE,
            ResourceSettings.NONE,
            Collections.emptySortedMap(),
            Customization.NONE,
            SecuritySettings.NONE,
            BackupSettings.NONE);

    /** Copies the labels. */
    public InstanceSettings {
        labels = labels.isEmpty()
                ? Collections.emptySortedMap()
                : Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }

    /** Without a contract, which only an image needs that is no official one. */
    public InstanceSettings(
            @Nullable ImageReference image,
            @Nullable EngineVersion version,
            @Nullable Storage storage,
            @Nullable String storageClass,
            ResourceSettings requests,
            ResourceSettings limits,
            SortedMap<String, String> labels,
            Customization customization,
            SecuritySettings security,
            BackupSettings backup) {
        this(image, version, null, storage, storageClass, requests, limits, labels, customization, security, backup);
    }

    /** {@return these settings with that image} */
    public InstanceSettings image(ImageReference other) {
        return new InstanceSettings(
                other,
                version,
                startsLike,
                storage,
                storageClass,
                requests,
                limits,
                labels,
                customization,
                security,
                backup);
    }

    /** {@return these settings with that version; without an image it stands for the official one of that version} */
    public InstanceSettings version(EngineVersion other) {
        return new InstanceSettings(
                image,
                other,
                startsLike,
                storage,
                storageClass,
                requests,
                limits,
                labels,
                customization,
                security,
                backup);
    }

    /** {@return these settings with an image that starts like that, although it is no official one} */
    public InstanceSettings startsLike(ImageContract other) {
        return new InstanceSettings(
                image,
                version,
                other,
                storage,
                storageClass,
                requests,
                limits,
                labels,
                customization,
                security,
                backup);
    }

    /** {@return these settings with that size of the claim} */
    public InstanceSettings storage(Storage other) {
        return new InstanceSettings(
                image,
                version,
                startsLike,
                other,
                storageClass,
                requests,
                limits,
                labels,
                customization,
                security,
                backup);
    }

    /** {@return these settings with that class of the claim} */
    public InstanceSettings storageClass(String other) {
        return new InstanceSettings(
                image, version, startsLike, storage, other, requests, limits, labels, customization, security, backup);
    }

    /** {@return these settings with those requests} */
    public InstanceSettings requests(ResourceSettings other) {
        return new InstanceSettings(
                image,
                version,
                startsLike,
                storage,
                storageClass,
                other,
                limits,
                labels,
                customization,
                security,
                backup);
    }

    /** {@return these settings with those requests} */
    public InstanceSettings requests(Memory memory, Cpu cpu) {
        return requests(new ResourceSettings(memory, cpu));
    }

    /** {@return these settings with those limits} */
    public InstanceSettings limits(ResourceSettings other) {
        return new InstanceSettings(
                image,
                version,
                startsLike,
                storage,
                storageClass,
                requests,
                other,
                labels,
                customization,
                security,
                backup);
    }

    /** {@return these settings with those limits} */
    public InstanceSettings limits(Memory memory, Cpu cpu) {
        return limits(new ResourceSettings(memory, cpu));
    }

    /** {@return these settings with that label beside the others} */
    public InstanceSettings label(String key, String value) {
        SortedMap<String, String> more = new TreeMap<>(labels);
        more.put(key, value);
        return new InstanceSettings(
                image,
                version,
                startsLike,
                storage,
                storageClass,
                requests,
                limits,
                more,
                customization,
                security,
                backup);
    }

    /** {@return these settings with that customization} */
    public InstanceSettings customize(Customization other) {
        return new InstanceSettings(
                image, version, startsLike, storage, storageClass, requests, limits, labels, other, security, backup);
    }

    /** {@return these settings with that level of audit, which production carries out} */
    public InstanceSettings audit(AuditLevel level) {
        return security(security.audit(level));
    }

    /** {@return these settings with that consumer beside the others, whom production lets in} */
    public InstanceSettings consumer(Consumer consumer) {
        return security(security.consumer(consumer));
    }

    /** {@return these settings with those ids, which processes of production have; neither is 0} */
    public InstanceSettings runAs(long user, long group) {
        return security(security.runAs(new RunAs(user, group)));
    }

    /** {@return these settings with a second login of the application, which production creates, in that state} */
    public InstanceSettings secondLogin(SecondLogin state) {
        return security(security.secondLogin(state));
    }

    /** {@return these settings with that security} */
    public InstanceSettings security(SecuritySettings other) {
        return new InstanceSettings(
                image,
                version,
                startsLike,
                storage,
                storageClass,
                requests,
                limits,
                labels,
                customization,
                other,
                backup);
    }

    /** {@return these settings with those backups} */
    public InstanceSettings backup(BackupSettings other) {
        return new InstanceSettings(
                image,
                version,
                startsLike,
                storage,
                storageClass,
                requests,
                limits,
                labels,
                customization,
                security,
                other);
    }

    /**
     * {@return these settings, with those of {@code defaults} where these say nothing}
     * Image, version and contract are one thing: whoever says one of them takes none from the defaults. Labels add up, and so does
     * what is customized.
     */
    InstanceSettings over(InstanceSettings defaults) {
        boolean saysWhatRuns = image != null || version != null || startsLike != null;
        SortedMap<String, String> all = new TreeMap<>(defaults.labels);
        all.putAll(labels);
        return new InstanceSettings(
                saysWhatRuns ? image : defaults.image,
                saysWhatRuns ? version : defaults.version,
                saysWhatRuns ? startsLike : defaults.startsLike,
                storage != null ? storage : defaults.storage,
                storageClass != null ? storageClass : defaults.storageClass,
                requests.over(defaults.requests),
                limits.over(defaults.limits),
                all,
                customization.over(defaults.customization),
                security.over(defaults.security),
                backup.over(defaults.backup));
    }
}
