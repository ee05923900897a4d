package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.problem.CheckReturnValue;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A container beside that of the server: a sidecar, or one that runs before it.
 *
 * <pre>{@code
 * ExtraContainer exporter = ExtraContainer.of("exporter", ImageReference.parse("oliver006/redis_exporter:v1.74.0"))
 *         .environment("REDIS_ADDR", "redis://localhost:6379")
 *         .credential("REDIS_PASSWORD", "redis-password")
 *         .requests(Memory.mebibytes(32), Cpu.millicores(10))
 *         .limits(Memory.mebibytes(64), Cpu.millicores(50));
 * }</pre>
 *
 * @param name the name, a DNS-1123 label that no other container of the pod has
 * @param image the image
 * @param command what runs instead of the entrypoint of the image; the entrypoint if it is empty
 * @param arguments the arguments of the command, or of the entrypoint
 * @param environment the values of environment variables, by their names
 * @param credentials the keys of the instance's own Secret that further environment variables have their values from, by their names
 * @param requests what the scheduler reserves
 * @param limits what the container may use at most
 */
@CheckReturnValue
public record ExtraContainer(
        String name,
        ImageReference image,
        List<String> command,
        List<String> arguments,
        SortedMap<String, String> environment,
        SortedMap<String, String> credentials,
        ResourceSettings requests,
        ResourceSettings limits) {

    /** Copies the collections. */
    public ExtraContainer {
        requireNonNull(name, "name");
        requireNonNull(image, "image");
        requireNonNull(command, "command");
        requireNonNull(arguments, "arguments");
        requireNonNull(environment, "environment");
        requireNonNull(credentials, "credentials");
        requireNonNull(requests, "requests");
        requireNonNull(limits, "limits");
        command = List.copyOf(command);
        arguments = List.copyOf(arguments);
        environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
        credentials = Collections.unmodifiableSortedMap(new TreeMap<>(credentials));
    }

    /** {@return a container of that name, of which nothing more is said} */
    public static ExtraContainer of(String name, ImageReference image) {
        return new ExtraContainer(
                name,
                image,
                List.of(),
                List.of(),
                Collections.emptySortedMap(),
                Collections.emptySortedMap(),
                ResourceSettings.NONE,
                ResourceSettings.NONE);
    }

    /** {@return the same with that command instead of the entrypoint of the image} */
    public ExtraContainer command(String... words) {
        requireNonNull(words, "words");
        return new ExtraContainer(name, image, List.of(words), arguments, environment, credentials, requests, limits);
    }

    /** {@return the same with these arguments} */
    public ExtraContainer arguments(String... words) {
        requireNonNull(words, "words");
        return new ExtraContainer(name, image, command, List.of(words), environment, credentials, requests, limits);
    }

    /** {@return the same with that environment variable beside the others} */
    public ExtraContainer environment(String variable, String value) {
        requireNonNull(variable, "variable");
        requireNonNull(value, "value");
        return new ExtraContainer(
                name, image, command, arguments, with(environment, variable, value), credentials, requests, limits);
    }

    /** {@return the same with an environment variable whose value is that key of the instance's own Secret} */
    public ExtraContainer credential(String variable, String key) {
        requireNonNull(variable, "variable");
        requireNonNull(key, "key");
        return new ExtraContainer(
                name, image, command, arguments, environment, with(credentials, variable, key), requests, limits);
    }

    /** {@return the same with those requests} */
    public ExtraContainer requests(Memory memory, Cpu cpu) {
        requireNonNull(memory, "memory");
        requireNonNull(cpu, "cpu");
        return new ExtraContainer(
                name, image, command, arguments, environment, credentials, new ResourceSettings(memory, cpu), limits);
    }

    /** {@return the same with those limits} */
    public ExtraContainer limits(Memory memory, Cpu cpu) {
        requireNonNull(memory, "memory");
        requireNonNull(cpu, "cpu");
        return new ExtraContainer(
                name, image, command, arguments, environment, credentials, requests, new ResourceSettings(memory, cpu));
    }

    private static SortedMap<String, String> with(SortedMap<String, String> some, String key, String value) {
        SortedMap<String, String> more = new TreeMap<>(some);
        more.put(key, value);
        return more;
    }
}
