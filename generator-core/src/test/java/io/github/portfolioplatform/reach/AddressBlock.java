package io.github.portfolioplatform.reach;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;

/** An {@code ipBlock}: the addresses of a network without those of some others. */
record AddressBlock(Map<String, Object> tree) {

    boolean contains(String address) {
        return isIn(address, String.valueOf(tree.get("cidr")))
                && Trees.list(tree, "except").stream().noneMatch(block -> isIn(address, String.valueOf(block)));
    }

    private static boolean isIn(String address, String block) {
        String[] parts = block.split("/");
        byte[] own = bytes(address);
        byte[] network = bytes(parts[0]);
        int free = 8 * network.length - Integer.parseInt(parts[1]);
        return own.length == network.length
                && new BigInteger(1, own).shiftRight(free).equals(new BigInteger(1, network).shiftRight(free));
    }

    private static byte[] bytes(String address) {
        if (!address.matches("[0-9.]+|[0-9a-f:]+")) {
            throw new IllegalArgumentException(address + " is no address");
        }
        try {
            return InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException notAnAddress) {
            throw new IllegalArgumentException(notAnAddress);
        }
    }
}
