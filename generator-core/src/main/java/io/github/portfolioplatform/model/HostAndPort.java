package io.github.portfolioplatform.model;

import java.util.Optional;
import java.util.regex.Pattern;

/** Hosts and ports of addresses that pods, container runtimes and GitOps tools connect to. */
final class HostAndPort {

    /** What to write instead of something that is no port. */
    static final String PORTS = "Write a number from 1 to 65535.";

    private static final int LAST_PORT = 65535;
    private static final int LONGEST_HOST = 253;
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?+";
    private static final Pattern HOST = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*+");
    /** A host that ends in a number is an address, for URLs and resolvers alike. */
    private static final Pattern ENDS_IN_A_NUMBER = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0[xX][0-9a-fA-F]*)");

    private HostAndPort() {}

    static boolean isPort(int port) {
        return 1 <= port && port <= LAST_PORT;
    }

    /** {@return whether a text has the digits of a port} */
    static boolean isPort(String text) {
        return text.matches("[1-9][0-9]{0,4}") && isPort(Integer.parseInt(text));
    }

    /** {@return whether a text is the name of a host or an address of IPv4} */
    static boolean isHost(String text) {
        if (text.length() > LONGEST_HOST || !HOST.matcher(text).matches()) {
            return false;
        }
        return !ENDS_IN_A_NUMBER.matcher(text).matches()
                || IpAddress.canonical(text).isPresent();
    }

    /** {@return whether a text is a host, an address of IPv6 in brackets, or either with a port behind it} */
    static boolean isAuthority(String text) {
        int colon = text.lastIndexOf(':');
        boolean hasPort = colon > text.lastIndexOf(']');
        String host = hasPort ? text.substring(0, colon) : text;
        return (!hasPort || isPort(text.substring(colon + 1))) && (isHost(host) || isIpv6InBrackets(host));
    }

    private static boolean isIpv6InBrackets(String host) {
        if (!host.startsWith("[") || !host.endsWith("]")) {
            return false;
        }
        String address = host.substring(1, host.length() - 1);
        return address.contains(":") && IpAddress.canonical(address).equals(Optional.of(address));
    }
}
