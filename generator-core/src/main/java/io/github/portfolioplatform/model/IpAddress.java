package io.github.portfolioplatform.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses of IP and blocks of them, in the one form that Kubernetes takes without a refusal or a warning: no leading zeros, no IPv4 inside
 * of IPv6, no bits behind the prefix of a block, and IPv6 as RFC 5952 writes it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5952">RFC 5952</a>
 */
final class IpAddress {

    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "\\." + OCTET + "\\." + OCTET + "\\." + OCTET);
    private static final Pattern GROUPS = Pattern.compile("(?:[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{1,4}){0,7}+)?");
    private static final Pattern BLOCK = Pattern.compile("([0-9a-fA-F.:]{2,39})/(0|[1-9][0-9]{0,2})");
    private static final String GAP = "::";
    private static final int GROUPS_OF_IPV6 = 8;
    private static final int BITS_OF_A_GROUP = 16;
    private static final int BITS_OF_AN_OCTET = 8;
    /** Five groups of zeros and one of ones precede an IPv4 address. */
    private static final int MAPPED = 0xffff;

    private IpAddress() {}

    /** {@return the form in which Kubernetes wants that address; empty if it is none} */
    static Optional<String> canonical(String text) {
        return ipv4(text).map(IpAddress::written4).or(() -> ipv6(text).map(IpAddress::written6));
    }

    /** {@return the form in which Kubernetes wants that block of addresses, {@code 10.0.0.0/24}; empty if it is none} */
    static Optional<String> canonicalBlock(String text) {
        Matcher block = BLOCK.matcher(text);
        if (!block.matches()) {
            return Optional.empty();
        }
        int length = Integer.parseInt(block.group(2));
        return ipv4(block.group(1))
                .flatMap(octets -> masked(octets, BITS_OF_AN_OCTET, length).map(IpAddress::written4))
                .or(() -> ipv6(block.group(1))
                        .flatMap(groups ->
                                masked(groups, BITS_OF_A_GROUP, length).map(IpAddress::written6)))
                .map(first -> first + "/" + length);
    }

    private static Optional<List<Integer>> masked(List<Integer> parts, int bitsOfAPart, int length) {
        if (length > parts.size() * bitsOfAPart) {
            return Optional.empty();
        }
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            int bits = Math.max(0, Math.min(bitsOfAPart, length - i * bitsOfAPart));
            int mask = ((1 << bits) - 1) << (bitsOfAPart - bits);
            kept.add(parts.get(i) & mask);
        }
        return Optional.of(kept);
    }

    private static Optional<List<Integer>> ipv4(String text) {
        Matcher octets = IPV4.matcher(text);
        if (!octets.matches()) {
            return Optional.empty();
        }
        List<Integer> parts = new ArrayList<>();
        for (int i = 1; i <= octets.groupCount(); i++) {
            parts.add(Integer.parseInt(octets.group(i)));
        }
        return Optional.of(parts);
    }

    private static Optional<List<Integer>> ipv6(String text) {
        int gap = text.indexOf(GAP);
        Optional<List<Integer>> head = groups(gap < 0 ? text : text.substring(0, gap));
        Optional<List<Integer>> tail = groups(gap < 0 ? "" : text.substring(gap + GAP.length()));
        if (head.isEmpty() || tail.isEmpty()) {
            return Optional.empty();
        }
        int missing = GROUPS_OF_IPV6 - head.get().size() - tail.get().size();
        if (gap < 0 ? missing != 0 : missing < 1) {
            return Optional.empty();
        }
        List<Integer> parts = new ArrayList<>(head.get());
        parts.addAll(Collections.nCopies(missing, 0));
        parts.addAll(tail.get());
        return isMappedIpv4(parts) ? Optional.empty() : Optional.of(parts);
    }

    private static boolean isMappedIpv4(List<Integer> parts) {
        return parts.subList(0, 5).stream().allMatch(part -> part == 0) && parts.get(5) == MAPPED;
    }

    private static Optional<List<Integer>> groups(String text) {
        if (!GROUPS.matcher(text).matches()) {
            return Optional.empty();
        }
        List<Integer> parts = new ArrayList<>();
        if (!text.isEmpty()) {
            for (String group : text.split(":", -1)) {
                parts.add(Integer.parseInt(group, 16));
            }
        }
        return Optional.of(parts);
    }

    private static String written4(List<Integer> octets) {
        return octets.get(0) + "." + octets.get(1) + "." + octets.get(2) + "." + octets.get(3);
    }

    /** The first of the longest runs of zeros is left out, if it is one of at least two. */
    private static String written6(List<Integer> groups) {
        int start = 0;
        int longest = 1;
        for (int i = 0; i < groups.size(); i++) {
            int zeros = zerosFrom(groups, i);
            if (zeros > longest) {
                start = i;
                longest = zeros;
            }
        }
        return longest == 1
                ? hex(groups)
                : hex(groups.subList(0, start)) + GAP + hex(groups.subList(start + longest, groups.size()));
    }

    private static int zerosFrom(List<Integer> groups, int start) {
        int end = start;
        while (end < groups.size() && groups.get(end) == 0) {
            end++;
        }
        return end - start;
    }

    private static String hex(List<Integer> groups) {
        return String.join(":", groups.stream().map(Integer::toHexString).toList());
    }
}
