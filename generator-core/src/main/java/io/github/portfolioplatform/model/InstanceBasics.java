package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What instances of all engines have in common. */
public final class InstanceBasics {

    private final String name;
    private final String application;
    private final List<SharedUse> sharedWith;
    private final ServerImage image;
    private final Allocation allocation;
    private final @Nullable String storageClass;
    private final SortedMap<String, String> labels;
    private final Customization customization;
    private final Security security;
    private final @Nullable Backup backup;

    InstanceBasics(
            String name,
            String application,
            List<SharedUse> sharedWith,
            ServerImage image,
            Allocation allocation,
            @Nullable String storageClass,
            SortedMap<String, String> labels,
            Customization customization,
            Security security,
            @Nullable Backup backup) {
        requireNonNull(name, "name");
        requireNonNull(application, "application");
        requireNonNull(sharedWith, "sharedWith");
        requireNonNull(image, "image");
        requireNonNull(allocation, "allocation");
        requireNonNull(labels, "labels");
        requireNonNull(customization, "customization");
        requireNonNull(security, "security");
        sharedWith = List.copyOf(sharedWith);
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        this.name = name;
        this.application = application;
        this.sharedWith = sharedWith;
        this.image = image;
        this.allocation = allocation;
        this.storageClass = storageClass;
        this.labels = labels;
        this.customization = customization;
        this.security = security;
        this.backup = backup;
    }

    /** {@return the name of the Service and StatefulSet, and of all that belongs to them; a DNS-1035 label of at most 44 characters} */
    public String name() {
        return name;
    }

    /** {@return the application that owns the instance, as people write it} */
    public String application() {
        return application;
    }

    /** {@return the applications that use the instance beside its owner, with their reasons; usually empty} */
    public List<SharedUse> sharedWith() {
        return sharedWith;
    }

    /** {@return what the instance runs} */
    public ServerImage image() {
        return image;
    }

    /** {@return what the server and its data claim} */
    public Allocation allocation() {
        return allocation;
    }

    /** {@return the class that the claim is made from; empty for that of the cluster} */
    public Optional<String> storageClass() {
        return Optional.ofNullable(storageClass);
    }

    /** {@return labels of all of its objects and pods, beside those that are rendered for every instance} */
    public SortedMap<String, String> labels() {
        return labels;
    }

    /** {@return what its pods have beyond what the database needs} */
    public Customization customization() {
        return customization;
    }

    /** {@return what is said of its security; means something in production alone} */
    public Security security() {
        return security;
    }

    /** {@return its backups; empty if there are none} */
    public Optional<Backup> backup() {
        return Optional.ofNullable(backup);
    }

    private List<Object> parts() {
        return Arrays.asList(
                name,
                application,
                sharedWith,
                image,
                allocation,
                storageClass,
                labels,
                customization,
                security,
                backup);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof InstanceBasics that && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    @Override
    public String toString() {
        return "InstanceBasics" + parts();
    }
}
