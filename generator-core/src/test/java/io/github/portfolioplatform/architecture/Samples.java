package io.github.portfolioplatform.architecture;

import io.dekorate.kubernetes.decorator.AddLabelDecorator;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.portfolioplatform.PortfolioGenerator;
import io.github.portfolioplatform.change.ChangeSet;
import io.github.portfolioplatform.decoration.Decoration;
import io.github.portfolioplatform.decoration.Decorations;
import io.github.portfolioplatform.decoration.InstanceDecorators;
import io.github.portfolioplatform.engine.mongodb.MongoDb;
import io.github.portfolioplatform.engine.mongodb.MongoDbBuilder;
import io.github.portfolioplatform.engine.postgresql.PostgreSql;
import io.github.portfolioplatform.engine.postgresql.PostgreSqlBuilder;
import io.github.portfolioplatform.engine.redis.Redis;
import io.github.portfolioplatform.engine.redis.RedisBuilder;
import io.github.portfolioplatform.engine.valkey.Valkey;
import io.github.portfolioplatform.engine.valkey.ValkeyBuilder;
import io.github.portfolioplatform.golden.Scenario;
import io.github.portfolioplatform.manifest.Drift;
import io.github.portfolioplatform.manifest.ManifestFolder;
import io.github.portfolioplatform.manifest.ManifestTree;
import io.github.portfolioplatform.model.BackupSchedule;
import io.github.portfolioplatform.model.BackupTarget;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Engine;
import io.github.portfolioplatform.model.EngineImages;
import io.github.portfolioplatform.model.EngineVersion;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.EnvironmentBuilder;
import io.github.portfolioplatform.model.ImageReference;
import io.github.portfolioplatform.model.InstanceBasics;
import io.github.portfolioplatform.model.InstanceBuilder;
import io.github.portfolioplatform.model.Memory;
import io.github.portfolioplatform.model.NamedDatabaseBuilder;
import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.model.PortfolioBuilder;
import io.github.portfolioplatform.model.Quantity;
import io.github.portfolioplatform.problem.ModelPath;
import io.github.portfolioplatform.problem.Place;
import io.github.portfolioplatform.problem.PortfolioException;
import io.github.portfolioplatform.problem.Problem;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A value of each type that the API takes: a declared one, or what constructors and factories make of other samples. */
final class Samples {

    private static final Portfolio PORTFOLIO = Scenario.PLATFORM.portfolio();
    private static final ManifestTree TREE = PortfolioGenerator.of(PORTFOLIO).render();
    private static final Drift DRIFT =
            ManifestFolder.at(Path.of("target/sample")).compare(TREE);
    private static final Map<Class<?>, Supplier<?>> DECLARED = Map.ofEntries(
            Map.entry(String.class, () -> "sample"),
            Map.entry(Object.class, () -> "sample"),
            Map.entry(int.class, () -> 1),
            Map.entry(Integer.class, () -> 1),
            Map.entry(long.class, () -> 1L),
            Map.entry(boolean.class, () -> true),
            Map.entry(List.class, List::of),
            Map.entry(Collection.class, List::of),
            Map.entry(Set.class, Set::of),
            Map.entry(Map.class, Map::of),
            Map.entry(SortedMap.class, Collections::emptySortedMap),
            Map.entry(SortedSet.class, Collections::emptySortedSet),
            Map.entry(Optional.class, Optional::empty),
            Map.entry(Path.class, () -> Path.of("target/sample")),
            Map.entry(
                    PortfolioException.class,
                    () -> new PortfolioException(List.of(
                            new Problem("sample", new Place.InModel(ModelPath.ROOT), "It is wrong.", "Mend it.")))),
            Map.entry(Throwable.class, () -> new IllegalStateException("sample")),
            Map.entry(ClassLoader.class, ClassLoader::getSystemClassLoader),
            Map.entry(
                    HasMetadata.class,
                    () -> new ConfigMapBuilder()
                            .withNewMetadata()
                            .withName("sample")
                            .endMetadata()
                            .build()),
            Map.entry(Portfolio.class, () -> PORTFOLIO),
            Map.entry(Environment.class, () -> PORTFOLIO.environments().get(0)),
            Map.entry(
                    DatabaseInstance.class,
                    () -> PORTFOLIO.environments().get(0).instances().get(0)),
            Map.entry(
                    InstanceBasics.class,
                    () -> PORTFOLIO.environments().get(0).instances().get(0).basics()),
            Map.entry(PortfolioBuilder.class, () -> Portfolio.builder("sample")),
            Map.entry(BackupTarget.S3.class, () -> BackupTarget.s3("sample", "eu-1", "sample", "sample")),
            Map.entry(EnvironmentBuilder.class, () -> Environment.builder("sample")),
            Map.entry(Engine.class, () -> Redis.ENGINE),
            Map.entry(EngineImages.class, () -> MongoDb.ENGINE.images()),
            Map.entry(InstanceBuilder.class, () -> Redis.builder("sample")),
            Map.entry(NamedDatabaseBuilder.class, () -> PostgreSql.builder("sample")),
            Map.entry(ManifestTree.class, () -> TREE),
            Map.entry(Drift.class, () -> DRIFT),
            Map.entry(ChangeSet.class, DRIFT::changes),
            Map.entry(InstanceDecorators.class, Samples::decorators),
            Map.entry(ImageReference.class, () -> ImageReference.parse("redis:7.4")),
            Map.entry(BackupSchedule.class, BackupSchedule::hourly),
            Map.entry(EngineVersion.class, () -> EngineVersion.parse("7.4")),
            Map.entry(PostgreSqlBuilder.class, () -> PostgreSql.builder("sample")),
            Map.entry(RedisBuilder.class, () -> Redis.builder("sample")),
            Map.entry(ValkeyBuilder.class, () -> Valkey.builder("sample")),
            Map.entry(MongoDbBuilder.class, () -> MongoDb.builder("sample")),
            Map.entry(Quantity.class, () -> Memory.mebibytes(1).quantity()));

    private static InstanceDecorators decorators() {
        Environment environment = PORTFOLIO.environments().get(0);
        return Decorations.NONE
                .and(Decoration.each(instance -> new AddLabelDecorator(null, "example.com/team", "web")))
                .of(environment, environment.instances().get(0))
                .orElseThrow();
    }

    private final Deque<Class<?>> open = new ArrayDeque<>();

    /** {@return a sample of that type; empty if none can be made} */
    Optional<Object> of(Class<?> type) {
        if (DECLARED.containsKey(type)) {
            return Optional.of(DECLARED.get(type).get());
        } else if (open.contains(type)) {
            return Optional.empty();
        }
        open.push(type);
        try {
            return made(type);
        } finally {
            open.pop();
        }
    }

    /** {@return a sample for each of the parameters; empty if one cannot be made} */
    Optional<Object[]> of(Parameter[] parameters) {
        List<Object> samples = Stream.of(parameters)
                .flatMap(parameter -> of(parameter.getType()).stream())
                .toList();
        return samples.size() == parameters.length ? Optional.of(samples.toArray()) : Optional.empty();
    }

    private Optional<Object> made(Class<?> type) {
        if (type.isEnum()) {
            return Optional.of(type.getEnumConstants()[0]);
        } else if (type.isArray()) {
            return Optional.of(Array.newInstance(type.getComponentType(), 0));
        } else if (type.isSealed()) {
            return Stream.of(type.getPermittedSubclasses())
                    .flatMap(each -> of(each).stream())
                    .findFirst();
        }
        return Stream.of(fromConstant(type), fromConstructor(type), fromFactory(type), fromProxy(type))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Object> fromConstant(Class<?> type) {
        return Stream.of(type.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == type)
                .map(field -> called(() -> field.get(null)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Object> fromConstructor(Class<?> type) {
        if (Modifier.isAbstract(type.getModifiers())) {
            return Optional.empty();
        }
        return Stream.of(type.getConstructors())
                .flatMap(constructor -> of(constructor.getParameters())
                        .flatMap(samples -> called(() -> (Object) constructor.newInstance(samples)))
                        .stream())
                .findFirst();
    }

    private Optional<Object> fromFactory(Class<?> type) {
        return Stream.of(type.getMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()) && method.getReturnType() == type)
                .flatMap(method -> fromFactory(method).stream())
                .findFirst();
    }

    private Optional<Object> fromFactory(Method method) {
        return of(method.getParameters()).flatMap(samples -> called(() -> method.invoke(null, samples)));
    }

    private static Optional<Object> fromProxy(Class<?> type) {
        return type.isInterface()
                ? Optional.of(Proxy.newProxyInstance(
                        type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> null))
                : Optional.empty();
    }

    private interface Call<T> {
        T call() throws ReflectiveOperationException;
    }

    private static <T> Optional<T> called(Call<T> call) {
        try {
            return Optional.ofNullable(call.call());
        } catch (ReflectiveOperationException refused) {
            return Optional.empty();
        }
    }
}
