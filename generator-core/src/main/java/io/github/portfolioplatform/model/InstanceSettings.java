package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.problem.CheckReturnValue;
import java.util.Collections;
import java.util.Map;
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
@CheckReturnValue
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
        requireNonNull(requests, "requests");
        requireNonNull(limits, "limits");
        requireNonNull(labels, "labels");
        requireNonNull(customization, "customization");
        requireNonNull(security, "security");
        requireNonNull(backup, "backup");
        labels = labels.isEmpty()
                ? Collections.emptySortedMap()
                : Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }

    /** {@return these settings with that image} */
    public InstanceSettings image(ImageReference image) {
        requireNonNull(image, "image");
        return running(image, version, startsLike);
    }

    /** {@return these settings with that version} */
    public InstanceSettings version(EngineVersion version) {
        requireNonNull(version, "version");
        return running(image, version, startsLike);
    }

    /** {@return these settings with an image that starts like that, although it is no official one} */
    public InstanceSettings startsLike(ImageContract contract) {
        requireNonNull(contract, "contract");
        return running(image, version, contract);
    }

    /** {@return these settings with that size of the claim} */
    public InstanceSettings storage(Storage storage) {
        requireNonNull(storage, "storage");
        return claiming(storage, storageClass, requests, limits);
    }

    /** {@return these settings with that class of the claim} */
    public InstanceSettings storageClass(String storageClass) {
        requireNonNull(storageClass, "storageClass");
        return claiming(storage, storageClass, requests, limits);
    }

    /** {@return these settings with those requests} */
    public InstanceSettings requests(ResourceSettings requests) {
        requireNonNull(requests, "requests");
        return claiming(storage, storageClass, requests.over(this.requests), limits);
    }

    /** {@return these settings with those requests} */
    public InstanceSettings requests(Memory memory, Cpu cpu) {
        return requests(ResourceSettings.of(memory, cpu));
    }

    /** {@return these settings with those limits} */
    public InstanceSettings limits(ResourceSettings limits) {
        requireNonNull(limits, "limits");
        return claiming(storage, storageClass, requests, limits.over(this.limits));
    }

    /** {@return these settings with those limits} */
    public InstanceSettings limits(Memory memory, Cpu cpu) {
        return limits(ResourceSettings.of(memory, cpu));
    }

    /** {@return these settings with that label beside the others} */
    public InstanceSettings label(String key, String value) {
        requireNonNull(key, "key");
        requireNonNull(value, "value");
        return having(both(labels, Map.of(key, value)), customization, security, backup);
    }

    /** {@return these settings with that customization beside the other} */
    public InstanceSettings customize(Customization customization) {
        requireNonNull(customization, "customization");
        return having(labels, customization.over(this.customization), security, backup);
    }

    /** {@return these settings with that level of audit, which production carries out} */
    public InstanceSettings audit(AuditLevel level) {
        return security(SecuritySettings.NONE.audit(level));
    }

    /** {@return these settings with that consumer beside the others, whom production lets in} */
    public InstanceSettings consumer(Consumer consumer) {
        return security(SecuritySettings.NONE.consumer(consumer));
    }

    /** {@return these settings with those ids, which processes of production have; neither is 0} */
    public InstanceSettings runAs(long user, long group) {
        return security(SecuritySettings.NONE.runAs(new RunAs(user, group)));
    }

    /** {@return these settings with a second login of the application, which production creates, in that state} */
    public InstanceSettings secondLogin(SecondLogin state) {
        return security(SecuritySettings.NONE.secondLogin(state));
    }

    /** {@return these settings with that security beside the other} */
    public InstanceSettings security(SecuritySettings security) {
        requireNonNull(security, "security");
        return having(labels, customization, security.over(this.security), backup);
    }

    /** {@return these settings with those backups} */
    public InstanceSettings backup(BackupSettings backup) {
        requireNonNull(backup, "backup");
        return having(labels, customization, security, this.backup.and(backup));
    }

    /** {@return these settings and those that the same level sets later, which count where both set a value} */
    InstanceSettings and(InstanceSettings later) {
        return running(
                        later.image != null ? later.image : image,
                        later.version != null ? later.version : version,
                        later.startsLike != null ? later.startsLike : startsLike)
                .claiming(
                        later.storage != null ? later.storage : storage,
                        later.storageClass != null ? later.storageClass : storageClass,
                        later.requests.over(requests),
                        later.limits.over(limits))
                .having(
                        both(labels, later.labels),
                        later.customization.over(customization),
                        later.security.over(security),
                        backup.and(later.backup));
    }

    /**
     * {@return these settings, with those of {@code defaults} where these say nothing}
     * Image, version and contract are one value: settings with one of them take none from the defaults. Labels add up, and so does
     * what is customized.
     */
    InstanceSettings over(InstanceSettings defaults) {
        boolean saysWhatRuns = image != null || version != null || startsLike != null;
        InstanceSettings further = saysWhatRuns ? defaults.running(null, null, null) : defaults;
        InstanceSettings all = further.and(this);
        return all.having(all.labels, all.customization, all.security, backup.over(defaults.backup));
    }

    private InstanceSettings running(
            @Nullable ImageReference image, @Nullable EngineVersion version, @Nullable ImageContract startsLike) {
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
                backup);
    }

    private InstanceSettings claiming(
            @Nullable Storage storage,
            @Nullable String storageClass,
            ResourceSettings requests,
            ResourceSettings limits) {
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
                backup);
    }

    private InstanceSettings having(
            SortedMap<String, String> labels,
            Customization customization,
            SecuritySettings security,
            BackupSettings backup) {
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
                backup);
    }

    private static SortedMap<String, String> both(Map<String, String> some, Map<String, String> nearer) {
        SortedMap<String, String> all = new TreeMap<>(some);
        all.putAll(nearer);
        return all;
    }
}
