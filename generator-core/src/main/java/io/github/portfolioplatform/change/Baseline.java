package io.github.portfolioplatform.change;

import java.util.SortedSet;

/** The rendered files as they were: what the cluster is taken to run. */
public interface Baseline {

    /** {@return the paths of the files below the output folder, {@code development/redis/claim.yaml}} */
    SortedSet<String> paths();

    /** {@return whether the file of that path has exactly this content} */
    boolean holds(String path, byte[] content);

    /** {@return the content of the file of that path, one of {@link #paths()}} */
    byte[] read(String path);
}
