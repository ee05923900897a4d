package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What instances of all engines have in common.
 *
 * @param name the name of the Service and StatefulSet, and of all that belongs to them; a DNS-1035 label of at most 44 characters
 * @param application the application that owns the instance, as people write it
 * @param sharedWith the applications that use the instance beside its owner, with their reasons; usually empty
 * @param image what the instance runs
 * @param allocation what the server and its data claim
 * @param storageClass the class that the claim is made from; empty for that of the cluster
 * @param labels labels of all of its objects and pods, beside those that are rendered for every instance
 * @param customization what its pods have beyond what the database needs
 * @param security what is said of its security; means something in production alone
 * @param backup its backups; empty if there are none
 */
public record InstanceBasics(
        String name,
        String application,
        List<SharedUse> sharedWith,
        ServerImage image,
        Allocation allocation,
        Optional<String> storageClass,
        SortedMap<String, String> labels,
        Customization customization,
        Security security,
        Optional<Backup> backup) {

    /** Copies the collections. */
    public InstanceBasics {
        requireNonNull(name, "name");
        requireNonNull(application, "application");
        requireNonNull(sharedWith, "sharedWith");
        requireNonNull(image, "image");
        requireNonNull(allocation, "allocation");
        requireNonNull(storageClass, "storageClass");
        requireNonNull(labels, "labels");
        requireNonNull(customization, "customization");
        requireNonNull(security, "security");
        requireNonNull(backup, "backup");
        sharedWith = List.copyOf(sharedWith);
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }
}
