package io.github.portfolioplatform.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.PortfolioGenerator;
import io.github.portfolioplatform.connection.Connections;
import io.github.portfolioplatform.engine.Dialect;
import io.github.portfolioplatform.engine.mongodb.MongoDb;
import io.github.portfolioplatform.engine.postgresql.PostgreSql;
import io.github.portfolioplatform.engine.redis.Redis;
import io.github.portfolioplatform.manifest.ManifestFolder;
import io.github.portfolioplatform.manifest.ManifestTree;
import io.github.portfolioplatform.model.Cpu;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.ImageReference;
import io.github.portfolioplatform.model.InstanceSettings;
import io.github.portfolioplatform.model.Memory;
import io.github.portfolioplatform.model.Password;
import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.model.PortfolioBuilder;
import io.github.portfolioplatform.model.Storage;
import io.github.portfolioplatform.render.Rendering;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a caller can reach from a portfolio may be logged: no object of the API has a password in its {@code toString}. */
class NoTextShowsAPasswordTest {

    private static final String PASSWORD = "recognisable-lantern";

    /** Enough for every type, although those without a text of their own are never seen twice. */
    private static final int MOST = 2_000;

    /** What is asked for by these is the secret itself, or the files that hold it. */
    private static final Set<String> REVEALING = Set.of("reveal", "texts", "text", "resource", "userInfo");

    private static final InstanceSettings SMALL = InstanceSettings.NONE
            .storage(Storage.gibibytes(1))
            .requests(Memory.mebibytes(256), Cpu.millicores(50))
            .limits(Memory.mebibytes(512), Cpu.millicores(250));

    /** Types with their texts: many objects are made again by each call. */
    private final Set<String> seen = new HashSet<>();

    private final Set<String> types = new TreeSet<>();
    private final Set<String> leaks = new TreeSet<>();

    @Test
    void in_all_that_can_be_reached(@TempDir Path folder) {
        PortfolioBuilder builder = builder();
        Portfolio portfolio = builder.build();
        Environment development = portfolio.environment("development");
        ManifestTree tree = PortfolioGenerator.of(portfolio).render();
        ManifestFolder manifests = ManifestFolder.at(folder.resolve("k8s"));
        Deque<Object> open = new ArrayDeque<>(List.of(
                builder,
                portfolio,
                tree,
                manifests,
                manifests.compare(tree),
                manifests.write(tree),
                Rendering.render(development),
                Connections.of(development)));
        Connections.of(development)
                .forEach(connection -> Stream.of(Dialect.values())
                        .filter(dialect -> connection.dialects().contains(dialect))
                        .forEach(dialect -> open.add(connection.in(dialect))));
        while (!open.isEmpty()) {
            look(open.pop(), open);
        }

        assertThat(leaks).isEmpty();
        assertThat(types)
                .contains("Portfolio", "RenderedResource", "Connection", "Setting", "ManifestTree", "Drift", "Redis");
    }

    private static PortfolioBuilder builder() {
        return Portfolio.builder("shop")
                .add(Redis.builder("cache")
                        .application("Cache")
                        .password(Password.of(PASSWORD + "-1"))
                        .image(ImageReference.parse("redis:7.4"))
                        .settings(SMALL))
                .add(PostgreSql.builder("orders")
                        .application("Orders")
                        .database("orders")
                        .user("orders")
                        .password(Password.of(PASSWORD + "-2"))
                        .image(ImageReference.parse("postgres:16.4"))
                        .settings(SMALL))
                .add(MongoDb.builder("events")
                        .application("Events")
                        .database("events")
                        .user("events")
                        .password(Password.of(PASSWORD + "-3"))
                        .image(ImageReference.parse("mongo:7.0.14"))
                        .settings(SMALL));
    }

    private void look(Object object, Deque<Object> open) {
        if (object instanceof Collection<?> items) {
            open.addAll(items);
        } else if (object instanceof Map<?, ?> map) {
            open.addAll(map.values());
        } else if (object instanceof Optional<?> optional) {
            optional.ifPresent(open::add);
        } else if (isOurs(object.getClass()) && isNew(object)) {
            types.add(object.getClass().getSimpleName());
            if (object.toString().contains(PASSWORD)) {
                leaks.add(object.getClass().getName());
            }
            open.addAll(reached(object));
        }
    }

    private boolean isNew(Object object) {
        return seen.size() < MOST && seen.add(object.getClass().getName() + object);
    }

    private static boolean isOurs(Class<?> type) {
        return type.getName().startsWith(PublicApi.ROOT);
    }

    /** {@return what the public methods without parameters return} */
    private static List<Object> reached(Object object) {
        return Stream.of(object.getClass().getMethods())
                .filter(method -> method.getParameterCount() == 0 && !Modifier.isStatic(method.getModifiers()))
                .filter(method -> isOurs(method.getDeclaringClass()) && !REVEALING.contains(method.getName()))
                .<Object>flatMap(method -> Optional.ofNullable(called(method, object)).stream())
                .collect(Collectors.toList());
    }

    private static @Nullable Object called(Method method, Object object) {
        try {
            return method.invoke(object);
        } catch (ReflectiveOperationException notForThisOne) {
            return null;
        }
    }
}
