package io.github.portfolioplatform.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.portfolioplatform.engine.mongodb.MongoDb;
import io.github.portfolioplatform.engine.redis.Redis;
import io.github.portfolioplatform.model.Totals.Claimed;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TotalsTest {

    private static final Allocation TWO_GIBIBYTES = allocation("2Gi", "512Mi", "500m");
    private static final Allocation ONE_GIBIBYTE = allocation("1Gi", "256Mi", "250m");

    private static Allocation allocation(String storage, String memory, String cpu) {
        Resources resources = new Resources(Memory.parse(memory), Cpu.parse(cpu));
        return new Allocation(Storage.parse(storage), resources, resources);
    }

    private static InstanceBasics basics(String name, String application, ServerImage image, Allocation allocation) {
        return new InstanceBasics(
                name,
                application,
                List.of(),
                image,
                allocation,
                null,
                Collections.emptySortedMap(),
                Customization.NONE,
                new Security(AuditLevel.NONE, List.of(), null, null),
                null);
    }

    private static DatabaseInstance redis(String name, String application, Allocation allocation) {
        ServerImage image = new ServerImage(ImageReference.parse("redis:7"), EngineVersion.parse("7"));
        return new Redis(basics(name, application, image, allocation), Optional.of(Password.of("of_" + name)));
    }

    private static DatabaseInstance mongoDb(String name, String application, Allocation allocation) {
        ServerImage image = new ServerImage(ImageReference.parse("mongo:6"), EngineVersion.parse("6"));
        Credentials root = Credentials.of("root", Password.of("of_" + name));
        return new MongoDb(basics(name, application, image, allocation), "data", root);
    }

    @Test
    void add_what_all_instances_claim() {
        Totals totals = Totals.of(
                List.of(mongoDb("mongodb", "Learning", TWO_GIBIBYTES), redis("redis", "Learning", ONE_GIBIBYTE)));

        assertThat(totals.all()).isEqualTo(new Claimed(2, allocation("3Gi", "768Mi", "750m")));
    }

    @Test
    void are_told_apart_by_engine_in_the_order_of_declaration() {
        Totals totals = Totals.of(
                List.of(mongoDb("mongodb", "Learning", TWO_GIBIBYTES), redis("redis", "Learning", ONE_GIBIBYTE)));

        assertThat(totals.byEngine())
                .containsExactly(entry(MongoDb.ENGINE, TWO_GIBIBYTES), entry(Redis.ENGINE, ONE_GIBIBYTE));
    }

    @Test
    void are_told_apart_by_application_in_the_order_of_declaration() {
        Totals totals =
                Totals.of(List.of(redis("two", "Zebra", ONE_GIBIBYTE), redis("one", "Antelope", TWO_GIBIBYTES)));

        assertThat(totals.byApplication())
                .containsExactly(entry("Zebra", ONE_GIBIBYTE), entry("Antelope", TWO_GIBIBYTES));
    }

    @Test
    void do_not_mix_applications_whose_names_begin_alike() {
        Totals totals = Totals.of(List.of(
                redis("one", "EducationELLy", ONE_GIBIBYTE), redis("two", "EducationELLy GraphQL", TWO_GIBIBYTES)));

        assertThat(totals.byApplication().get("EducationELLy")).isEqualTo(new Claimed(1, ONE_GIBIBYTE));
    }

    @Test
    void are_exact_where_units_differ() {
        Totals totals = Totals.of(List.of(
                redis("one", "A", allocation("1Gi", "1Gi", "0.1")), redis("two", "B", allocation("1G", "1k", "200m"))));

        assertThat(totals.all().allocation()).isEqualTo(allocation("2073741824", "1073742824", "300m"));
    }

    @Test
    void of_no_instances_are_nothing() {
        Totals totals = Totals.of(List.of());

        assertThat(totals.all()).isEqualTo(new Claimed(0, Allocation.ZERO));
        assertThat(totals.byEngine()).isEmpty();
    }

    @Test
    void cannot_be_changed() {
        Totals totals = Totals.of(List.of(redis("one", "A", ONE_GIBIBYTE)));

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> totals.byApplication().clear());
    }

    private static <K> Map.Entry<K, Claimed> entry(K key, Allocation allocation) {
        return Map.entry(key, new Claimed(1, allocation));
    }
}
