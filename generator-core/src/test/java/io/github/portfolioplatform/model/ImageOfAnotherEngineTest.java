package io.github.portfolioplatform.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.engine.catalog.DatabaseEngines;
import io.github.portfolioplatform.engine.postgresql.PostgreSql;
import io.github.portfolioplatform.problem.Problem;
import java.io.File;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A portfolio of Java code has instances of one engine only, and recognises the images of all. */
class ImageOfAnotherEngineTest {

    @ParameterizedTest
    @ValueSource(strings = {"redis:7", "registry.example.com/team/redis:7", "mongo:8.0"})
    void an_image_of_an_engine_without_an_instance_is_refused(String image) {
        assertThat(problemsOf(image)).extracting(Problem::id).containsExactly("image-fits-engine");
    }

    @Test
    void an_image_of_no_engine_may_start_like_the_official_one() {
        assertThat(problemsOf("registry.example.com/team/orders-db:17")).isEmpty();
    }

    @Test
    void all_engines_are_known_in_the_order_of_the_list() {
        assertThat(KnownEngines.all()).isEqualTo(DatabaseEngines.all());
    }

    @Test
    void the_engines_are_found_where_the_thread_does_not_see_the_library() throws Exception {
        try (URLClassLoader library = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            Method all = library.loadClass(KnownEngines.class.getName()).getDeclaredMethod("all");
            all.setAccessible(true);

            assertThat((List<?>) seenByThread(ClassLoader.getPlatformClassLoader(), () -> all.invoke(null)))
                    .hasSameSizeAs(DatabaseEngines.all());
        }
    }

    private static Object seenByThread(ClassLoader loader, Callable<?> call) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return call.call();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static URL[] classPath() throws MalformedURLException {
        List<URL> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            entries.add(Path.of(entry).toUri().toURL());
        }
        return entries.toArray(URL[]::new);
    }

    private static List<Problem> problemsOf(String image) {
        return Portfolio.builder("shop")
                .add(PostgreSql.builder("orders-db")
                        .application("Shop")
                        .database("orders")
                        .user("orders_user")
                        .password(Password.of("lantern-4711"))
                        .image(ImageReference.parse(image))
                        .version(EngineVersion.parse("17"))
                        .startsLike(ImageContract.OFFICIAL)
                        .storage(Storage.gibibytes(1))
                        .requests(Memory.gibibytes(1), Cpu.millicores(100))
                        .limits(Memory.gibibytes(1), Cpu.cores(1)))
                .problems();
    }
}
