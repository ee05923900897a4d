package io.github.portfolioplatform.render.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;

/** SHA-256 of texts: the same on every machine, and another one for any other text. */
final class Checksum {

    /** No name of a file and no text of ours holds it, so that no two maps look alike. */
    private static final char END = '\0';

    private Checksum() {}

    static String of(SortedMap<String, String> files) {
        StringBuilder text = new StringBuilder();
        files.forEach(
                (name, content) -> text.append(name).append(END).append(content).append(END));
        return HexFormat.of().formatHex(digest(text.toString()));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
