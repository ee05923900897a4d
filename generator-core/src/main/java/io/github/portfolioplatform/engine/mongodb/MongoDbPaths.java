package io.github.portfolioplatform.engine.mongodb;

import static io.github.portfolioplatform.engine.PodParts.variable;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Volume;
import io.github.portfolioplatform.engine.PodVolumes;
import io.github.portfolioplatform.model.Memory;

/** Where pods find their files; what is mounted and what reads it must agree. */
final class MongoDbPaths {

    /** Where the image keeps its data. */
    static final String DATA = "/data/db";
    /** The folder of the server's configuration. */
    static final String CONFIGURATION = "/etc/mongo";
    /** What {@code mongosh} reads wherever it starts. */
    static final String SHELL_CONFIGURATION = "/etc/mongosh.conf";
    /** The folder of the scripts that the entrypoint of the image runs at the first start. */
    static final String FIRST_START = "/docker-entrypoint-initdb.d";
    /** The folder of the scripts that the access job runs. */
    static final String ACCESS = "/access";
    /** The folder of passwords, one file for each user's purpose. */
    static final String CREDENTIALS = "/run/credentials";
    /** Where sockets, process ids and the shell's own files go. */
    static final String TEMPORARY = "/tmp";

    static final String TEMPORARY_VOLUME = "temporary";

    private MongoDbPaths() {}

    /** {@return the home of programs; that of the user of the image is the data volume, where a shell would leave its files} */
    static EnvVar home() {
        return variable("HOME", TEMPORARY);
    }

    static Volume temporary() {
        return PodVolumes.emptyDirectory(TEMPORARY_VOLUME, Memory.mebibytes(64));
    }
}
