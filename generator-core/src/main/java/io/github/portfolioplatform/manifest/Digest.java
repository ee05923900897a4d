package io.github.portfolioplatform.manifest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The checksum of a content, in lower-case hexadecimal digits. */
final class Digest {

    private static final int LENGTH_OF_SHA1 = 40;

    private Digest() {}

    static String sha256(byte[] content) {
        return HexFormat.of().formatHex(algorithm("SHA-256").digest(content));
    }

    /**
     * {@return the name that git gives to a content}
     *
     * @param like another name in the same repository, which is of SHA-1 or of SHA-256
     * @see <a href="https://git-scm.com/book/en/v2/Git-Internals-Git-Objects">Git Objects</a>
     */
    static String ofBlob(byte[] content, String like) {
        MessageDigest digest = algorithm(like.length() == LENGTH_OF_SHA1 ? "SHA-1" : "SHA-256");
        digest.update(("blob " + content.length + "\0").getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest(content));
    }

    private static MessageDigest algorithm(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has " + name, impossible);
        }
    }
}
