package io.github.portfolioplatform.engine.postgresql;

import io.github.portfolioplatform.model.EngineVersion;
import java.util.Optional;

/**
 * Where the data lies. It is always written out, because the image moved its default: with version 18, data at the old mount would
 * land in an anonymous volume and vanish with the pod.
 *
 * @param mountPath where the volume is mounted
 * @param dataDirectory {@code PGDATA}: a folder below the mount, because the root of a new file system holds {@code lost+found}
 * @see <a href="https://github.com/docker-library/docs/blob/master/postgres/README.md#pgdata">PGDATA of the Docker Official Image</a>
 */
record DataLayout(String mountPath, String dataDirectory) {

    private static final int MAJOR_OF_NEW_LAYOUT = 18;
    private static final DataLayout BEFORE_18 =
            new DataLayout("/var/lib/postgresql/data", "/var/lib/postgresql/data/pgdata");

    static DataLayout of(EngineVersion version) {
        return version.major() < MAJOR_OF_NEW_LAYOUT
                ? BEFORE_18
                : new DataLayout("/var/lib/postgresql", "/var/lib/postgresql/" + version.major() + "/docker");
    }

    /** {@return where the image keeps the data if nobody says where} */
    static String folderOfImage(Optional<EngineVersion> version) {
        return version.map(DataLayout::of)
                .filter(layout -> !layout.equals(BEFORE_18))
                .map(DataLayout::dataDirectory)
                .orElse(BEFORE_18.mountPath);
    }
}
