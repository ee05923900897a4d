package io.github.portfolioplatform.manifest;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Files that are encrypted by SOPS. Its checksum covers values, order and structure, so that whoever writes such a file anew destroys
 * it (<a href="https://github.com/getsops/sops#message-authentication-code">SOPS, message authentication code</a>).
 */
final class Sops {

    private static final Pattern YAML = Pattern.compile("(?m)^sops:\\s*$");
    private static final Pattern JSON = Pattern.compile("\\A\\s*\\{(?s:.*)\"sops\"\\s*:\\s*\\{");

    /** SOPS writes its checksum, encrypted, into every file; a key {@code sops} without it is a file of something else. */
    private static final Pattern CHECKSUM = Pattern.compile("\"?\\bmac\"?\\s*:\\s*[\"']?ENC\\[");

    private Sops() {}

    static boolean hasEncrypted(byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        return (YAML.matcher(text).find() || JSON.matcher(text).find())
                && CHECKSUM.matcher(text).find();
    }
}
