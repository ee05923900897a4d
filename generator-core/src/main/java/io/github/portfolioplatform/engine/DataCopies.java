package io.github.portfolioplatform.engine;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.github.portfolioplatform.engine.PodVolumes.SecretFile;
import io.github.portfolioplatform.model.RunAs;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How copies of the data of an instance are taken, proven and put back: scripts, which are the same for all instances of the engine, and
 * what they are told.
 *
 * @param scripts the scripts {@link #DUMP}, {@link #VERIFY} and {@link #RESTORE} and what they share, by the names of their files
 * @param environment the variables of all of them
 * @param dumping who takes a copy
 * @param restoring who puts one back
 * @param intoVolume whether a copy is put back into the volume of a server that does not run, instead of through a connection
 * @param client what the client of the server has, which dumps and restores
 * @param image whom the image runs as
 */
public record DataCopies(
        SortedMap<String, String> scripts,
        List<EnvVar> environment,
        Login dumping,
        Login restoring,
        boolean intoVolume,
        CopyClient client,
        RunAs image) {

    /** Takes a copy and proves it as far as can be without a server. */
    public static final String DUMP = "dump.sh";

    /** Restores a copy into a server that is thrown away, and compares. */
    public static final String VERIFY = "verify.sh";

    /** Puts a copy back. */
    public static final String RESTORE = "restore.sh";

    /**
     * Who logs in.
     *
     * @param environment the variables that say it
     * @param password where the password is, as the file {@code password}
     */
    public record Login(List<EnvVar> environment, SecretFile password) {

        /** What scripts call the file of the password. */
        public static final String PASSWORD = "password";

        /** Copies the variables. */
        public Login {
            environment = List.copyOf(environment);
        }

        /** {@return who logs in with that key of that Secret} */
        public static Login of(String secret, String key, EnvVar... environment) {
            return new Login(List.of(environment), new SecretFile(secret, key, PASSWORD));
        }
    }

    /** Copies the collections. */
    public DataCopies {
        scripts = new TreeMap<>(scripts);
        environment = List.copyOf(environment);
    }
}
