package io.github.portfolioplatform.model;

import io.github.portfolioplatform.problem.Grammar;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/**
 * The address of a store that speaks S3, and what can be told from it.
 *
 * @param url the address as it is written
 */
record StoreAddress(String url) {

    /** What a network policy can be made of, and no password. */
    private static final Grammar GRAMMAR =
            Grammar.of(300, "(https?)://([A-Za-z0-9.-]{1,253})(?::([1-9][0-9]{0,4}))?/?");

    private static final Grammar SERVICE = Grammar.of(253, "[^.]+\\.([^.]+)\\.svc(?:\\..*)?");

    private static final String OF_AWS = "https://s3.amazonaws.com";

    /** {@return that address; that of AWS without one} */
    static StoreAddress of(@Nullable String endpoint) {
        return new StoreAddress(endpoint == null ? OF_AWS : endpoint);
    }

    boolean isUsable() {
        return parts().stream()
                .anyMatch(address -> HostAndPort.isHost(address.group(2))
                        && (address.group(3) == null || HostAndPort.isPort(address.group(3))));
    }

    String host() {
        return parts().map(address -> address.group(2).toLowerCase(Locale.ROOT)).orElse("");
    }

    int port() {
        int usual = url.startsWith("https:") ? 443 : 80;
        return parts().map(address -> address.group(3)).map(Integer::parseInt).orElse(usual);
    }

    boolean isEncrypted() {
        return !url.startsWith("http:");
    }

    /** {@return the namespace of the Service that the host is; empty for another host} */
    Optional<String> namespaceOfService() {
        return SERVICE.match(host()).map(service -> service.group(1));
    }

    private Optional<MatchResult> parts() {
        return GRAMMAR.match(url);
    }
}
