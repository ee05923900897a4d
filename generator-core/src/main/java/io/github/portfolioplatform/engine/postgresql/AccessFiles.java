package io.github.portfolioplatform.engine.postgresql;

import io.github.portfolioplatform.engine.BundledText;
import io.github.portfolioplatform.engine.InstanceNames;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What sets up the users. The image runs the SQL scripts at the first start, in the order of their names. They create functions, which the
 * access job runs again and again; a person runs the scripts again when the functions of another version are in the server.
 *
 * @param instance the instance
 * @param namespace its namespace
 */
record AccessFiles(PostgreSql instance, String namespace) {

    static final String BOOTSTRAP = "10-bootstrap.sql";
    static final String BACKUP = "12-backup.sql";
    static final String SCRIPT = "access.sh";

    /** What a superuser runs. */
    static final List<String> OF_SUPERUSER = List.of(BOOTSTRAP, BACKUP);

    private static final int DIGITS_OF_REVISION = 12;

    /** {@return the scripts by the names of their files} */
    SortedMap<String, String> texts() {
        Map<String, String> values = new HashMap<>(new Roles(instance.database()).placeholders());
        values.put("former", instance.credentials().user());
        values.put("namespace", namespace);
        values.put("second-login", instance.basics().security().secondLogin().isPresent() ? "yes" : "no");
        values.put("pod", InstanceNames.of(instance).pod());
        values.put("options", SuperuserSession.options(instance.image().version()));
        values.put("files", OF_SUPERUSER.stream().map("-f "::concat).collect(Collectors.joining(" ")));
        values.put("revision", "");
        values.put(
                "revision",
                revision(String.join("\n", filled(OF_SUPERUSER, values).values())));
        SortedMap<String, String> texts = filled(OF_SUPERUSER, values);
        texts.putAll(filled(List.of(SCRIPT), values));
        return texts;
    }

    private static SortedMap<String, String> filled(List<String> files, Map<String, String> values) {
        SortedMap<String, String> texts = new TreeMap<>();
        files.forEach(file -> texts.put(file, new BundledText(AccessFiles.class, file).with(values)));
        return texts;
    }

    /** What the job knows the functions by that it expects in the server. */
    private static String revision(String scripts) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(scripts.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS_OF_REVISION);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
