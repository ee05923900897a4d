package io.github.portfolioplatform.servers;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.params.SetParams;
import redis.clients.jedis.util.SafeEncoder;

/** Data as applications really have them, and a picture of all of it that two servers can be compared by. */
final class NastyRedis {

    private static final int BIG = 20 << 20;
    private static final String LIBRARY = """
            #!lua name=shop
            redis.register_function('total', function(keys, args) return redis.call('HLEN', keys[1]) end)
            redis.register_function{function_name='peek', callback=function(keys) return redis.call('GET', keys[1]) end, flags={'no-writes'}}
            """;

    private NastyRedis() {}

    /** Fills two databases as the user of the application, with everything that the version of the server has. */
    static void fill(Jedis client) {
        client.set("plain", "value");
        client.set("".getBytes(StandardCharsets.UTF_8), "an empty name".getBytes(StandardCharsets.UTF_8));
        client.set("a name with blanks,\n a newline, ü and 'quotes\" $1 *", "value");
        client.set(new byte[] {0, (byte) 0xff, 13, 10}, new byte[] {0, 1, 2, (byte) 0xfe});
        client.set("big".getBytes(StandardCharsets.UTF_8), bytes());
        for (int n = 0; n < 3000; n++) {
            client.rpush("long list", "entry " + n);
            client.sadd("large set", "member " + n);
            client.zadd("large sorted set", n / 7.0, "member " + n);
            client.hset("large hash", "field " + n, "value " + n);
        }
        client.sadd("numbers", "1", "2", "3");
        client.pfadd("visitors", "one", "two", "three");
        client.setbit("bits", 100_000, true);
        client.geoadd("places", 13.4, 52.5, "here");
        client.set("expires", "value", SetParams.setParams().ex(5000));
        client.set(
                "has expired when it is restored",
                "value",
                SetParams.setParams().px(1));
        streams(client);
        call(client, "FUNCTION", "LOAD", "REPLACE", LIBRARY);
        fieldsThatExpire(client);
        client.select(3);
        client.set("in another database", "value");
        client.select(0);
    }

    private static void streams(Jedis client) {
        for (int n = 1; n <= 200; n++) {
            call(client, "XADD", "orders", "1000-" + n, "number", String.valueOf(n));
        }
        call(client, "XGROUP", "CREATE", "orders", "workers", "0");
        call(client, "XREADGROUP", "GROUP", "workers", "one", "COUNT", "20", "STREAMS", "orders", ">");
        call(client, "XACK", "orders", "workers", "1000-1", "1000-2");
        call(client, "XDEL", "orders", "1000-5");
        call(client, "XGROUP", "CREATE", "orders", "idle", "$");
        call(client, "XGROUP", "CREATE", "empty stream", "workers", "$", "MKSTREAM");
    }

    /** Redis has fields that expire since 7.4, Valkey since 9. */
    private static void fieldsThatExpire(Jedis client) {
        client.hset("fields", Map.of("stays", "1", "expires", "2"));
        if (has(client, "HEXPIRE")) {
            call(client, "HEXPIRE", "fields", "5000", "FIELDS", "1", "expires");
        }
    }

    static boolean has(Jedis client, String command) {
        Object answer = call(client, "COMMAND", "INFO", command);
        return !text(answer).equals("[null]")
                && !text(answer).equals("[]")
                && !text(answer).equals("[[]]");
    }

    private static byte[] bytes() {
        byte[] value = new byte[BIG];
        for (int n = 0; n < value.length; n++) {
            value[n] = (byte) (n * 31 + n / 251);
        }
        return value;
    }

    /** Every key with its type, its value and when it ends, all functions, and all groups of streams. */
    static SortedMap<String, String> picture(Jedis client) {
        SortedMap<String, String> picture = new TreeMap<>();
        for (Object library : (List<?>) call(client, "FUNCTION", "LIST", "WITHCODE")) {
            picture.put("library " + text(((List<?>) library).get(1)), library((List<?>) library));
        }
        boolean fieldsExpire = has(client, "HPEXPIRETIME");
        for (int database : new int[] {0, 3}) {
            client.select(database);
            for (byte[] key : client.keys("*".getBytes(StandardCharsets.UTF_8))) {
                String name = database + " " + SafeEncoder.encode(key) + Arrays.toString(key);
                picture.put(name, client.pexpireTime(key) + " " + value(client, key, fieldsExpire));
            }
        }
        client.select(0);
        return picture;
    }

    /** A server has the functions of a library in an order of its own. */
    private static String library(List<?> names) {
        return sorted((List<?>) names.get(5)) + text(names.get(7));
    }

    private static String value(Jedis client, byte[] key, boolean fieldsExpire) {
        String type = client.type(key);
        return type + " "
                + switch (type) {
                    case "string" -> Arrays.hashCode(client.get(key)) + " " + client.strlen(key);
                    case "list" -> text(client.lrange(key, 0, -1));
                    case "set" -> sorted(client.smembers(key));
                    case "zset" ->
                        text(client.sendCommand(
                                () -> SafeEncoder.encode("ZRANGE"),
                                key,
                                new byte[] {'0'},
                                "-1".getBytes(),
                                "WITHSCORES".getBytes()));
                    case "hash" ->
                        sorted(client.hgetAll(key).entrySet().stream()
                                .map(entry -> text(entry.getKey()) + "=" + text(entry.getValue())
                                        + fieldEnd(client, key, entry.getKey(), fieldsExpire))
                                .toList());
                    case "stream" ->
                        text(client.sendCommand(
                                        () -> SafeEncoder.encode("XRANGE"), key, "-".getBytes(), "+".getBytes()))
                                + text(client.sendCommand(() -> SafeEncoder.encode("XINFO"), "GROUPS".getBytes(), key))
                                + pending(client, key);
                    default -> throw new AssertionError("a type that nothing here compares: " + type);
                };
    }

    private static String fieldEnd(Jedis client, byte[] key, byte[] field, boolean fieldsExpire) {
        if (!fieldsExpire || !Arrays.equals(key, "fields".getBytes(StandardCharsets.UTF_8))) {
            return "";
        }
        return " until "
                + text(client.sendCommand(
                        () -> SafeEncoder.encode("HPEXPIRETIME"), key, "FIELDS".getBytes(), "1".getBytes(), field));
    }

    private static String pending(Jedis client, byte[] key) {
        List<?> summary = (List<?>) client.sendCommand(() -> SafeEncoder.encode("XPENDING"), key, "workers".getBytes());
        return text(summary);
    }

    private static String sorted(Iterable<?> values) {
        List<String> texts = new ArrayList<>();
        values.forEach(value -> texts.add(text(value)));
        return texts.stream().sorted().collect(Collectors.joining(","));
    }

    /** The answer to a command of several words, which may have blanks. */
    static Object call(Jedis client, String... words) {
        return client.sendCommand(() -> SafeEncoder.encode(words[0]), Arrays.copyOfRange(words, 1, words.length));
    }

    /** The answer, or what the server said instead. */
    static String said(Jedis client, String... words) {
        try {
            return text(call(client, words));
        } catch (JedisDataException refused) {
            return refused.getMessage();
        }
    }

    static String text(Object answer) {
        if (answer instanceof byte[] bytes) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        } else if (answer instanceof List<?> list) {
            return list.stream().map(NastyRedis::text).collect(Collectors.joining(",", "[", "]"));
        }
        return String.valueOf(answer);
    }
}
