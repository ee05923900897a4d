package io.github.portfolioplatform.engine.mongodb;

import io.github.portfolioplatform.engine.PodVolumes;

/** Where the pods of production find their files; what is mounted and what reads it must agree. */
final class MongoDbPaths {

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

    /** The folder of the certificate. */
    static final String CERTIFICATES = PodVolumes.CERTIFICATES;

    /** Certificate and key of the server. */
    static final String SERVER_CERTIFICATE = CERTIFICATES + "/tls-combined.pem";

    /** The certificate that servers and clients trust. */
    static final String AUTHORITY = CERTIFICATES + "/ca.crt";

    /** Where sockets, process ids and the shell's own files go. */
    static final String TEMPORARY = "/tmp";

    private MongoDbPaths() {}
}
