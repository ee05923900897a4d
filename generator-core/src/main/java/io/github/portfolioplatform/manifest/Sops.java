package io.github.portfolioplatform.manifest;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Files that are encrypted by SOPS. Its checksum covers values, order and structure, so that whoever writes such a file anew destroys
 * it (<a href="https://github.com/getsops/sops#message-authentication-code">SOPS, message authentication code</a>).
 */
final class Sops {

    private static final Pattern YAML = Pattern.compile("(?m)^sops:");
    private static final Pattern JSON = Pattern.compile("\\A\\s*\\{(?s:.*)\"sops\"\\s*:");

    private Sops() {}

    static boolean hasEncrypted(byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        return YAML.matcher(text).find() || JSON.matcher(text).find();
    }
}
