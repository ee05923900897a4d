package io.github.portfolioplatform.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.github.portfolioplatform.engine.DatabaseClient;
import io.github.portfolioplatform.engine.DatabaseEngine;
import io.github.portfolioplatform.engine.DatabaseServer;
import io.github.portfolioplatform.engine.SettingValue;
import io.github.portfolioplatform.engine.catalog.DatabaseEngines;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.security.SecureRandom;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Date;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The way of the data has one direction, and what would make the same input render to other bytes is out of reach. */
class ArchitectureTest {

    private static final String ROOT = "io.github.portfolioplatform";

    private static final String ROOT_PATTERN = ROOT.replace(".", "\\.");

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    /** Every package and what it may use of ours; two dots stand for the packages below. */
    static Stream<Arguments> packages() {
        return Stream.of(
                mayUse("problem"),
                mayUse("yaml"),
                mayUse("model", "problem"),
                mayUse("spec", "engine", "engine.catalog", "model", "problem"),
                mayUse("engine", "model", "problem"),
                mayUse("engine.postgresql", "engine", "model", "problem"),
                mayUse("engine.redisfamily", "engine", "model"),
                mayUse("engine.redis", "engine", "engine.redisfamily", "model"),
                mayUse("engine.valkey", "engine", "engine.redisfamily", "model"),
                mayUse("engine.mongodb", "engine", "model"),
                mayUse(
                        "engine.catalog",
                        "engine",
                        "engine.postgresql",
                        "engine.redis",
                        "engine.valkey",
                        "engine.mongodb",
                        "model"),
                mayUse("backend", "engine", "engine.catalog", "model", "render.concern"),
                mayUse(
                        "backend.statefulset",
                        "backend",
                        "engine",
                        "model",
                        "render.access",
                        "render.certificates",
                        "render.concern",
                        "render.network"),
                mayUse("backend.catalog", "backend", "backend.statefulset", "engine", "model"),
                mayUse("decoration", "engine", "model", "problem"),
                mayUse("render.concern", "engine", "model"),
                mayUse("render.job", "model"),
                mayUse("render.network", "engine", "model", "render.concern"),
                mayUse("render.secrets", "engine", "model", "render.concern"),
                mayUse("render.certificates", "engine", "model", "render.concern", "render.secrets"),
                mayUse("render.access", "engine", "model", "render.concern", "render.job"),
                mayUse("render.pods", "engine", "model", "render.concern"),
                mayUse("render.limits", "engine", "model", "render.concern", "render.pods"),
                mayUse(
                        "render.backup",
                        "engine",
                        "model",
                        "render.concern",
                        "render.job",
                        "render.network",
                        "render.pods",
                        "render.secrets"),
                mayUse("render.standard"),
                mayUse("render.decorated", "model", "problem", "yaml"),
                mayUse(
                        "render",
                        "backend",
                        "backend.catalog",
                        "decoration",
                        "engine",
                        "engine.catalog",
                        "model",
                        "problem",
                        "render.access",
                        "render.backup",
                        "render.certificates",
                        "render.concern",
                        "render.decorated",
                        "render.limits",
                        "render.pods",
                        "render.secrets",
                        "render.standard",
                        "yaml"),
                mayUse("change", "engine", "engine.catalog", "model", "problem", "yaml"),
                mayUse("manifest", "change", "problem"),
                mayUse("gitops", "manifest", "model", "render"),
                mayUse("connection", "backend.catalog", "engine", "engine.catalog", "model", "problem"),
                mayUse(
                        "document",
                        "backend.catalog",
                        "change",
                        "connection",
                        "engine",
                        "engine.catalog",
                        "manifest",
                        "model",
                        "problem"),
                mayUse("testing", "change", "manifest", "problem"));
    }

    private static Arguments mayUse(String user, String... used) {
        return Arguments.of(user, used);
    }

    @ParameterizedTest
    @MethodSource("packages")
    void a_package_uses_those_before_it_alone(String user, String[] used) {
        String[] allowed = Stream.concat(Stream.of(user), Arrays.stream(used))
                .map(name -> ROOT + "." + name)
                .toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage(ROOT + "." + user)
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..").and(not(resideInAnyPackage(allowed))))
                .check(MAIN);
    }

    @Test
    void there_is_no_package_but_these() {
        assertThat(MAIN.stream().map(JavaClass::getPackageName).distinct())
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of(ROOT),
                                packages()
                                        .map(arguments -> ROOT + "." + arguments.get()[0]))
                        .toList());
    }

    /** An engine is one package and a line of the list. */
    @ParameterizedTest
    @MethodSource("io.github.portfolioplatform.engine.catalog.DatabaseEngines#all")
    void an_engine_is_the_business_of_its_package_and_the_list(DatabaseEngine engine) {
        String own = engine.getClass().getPackageName();

        noClasses()
                .that()
                .resideOutsideOfPackages(own, DatabaseEngines.class.getPackageName())
                .should()
                .dependOnClassesThat()
                .resideInAPackage(own)
                .check(MAIN);
    }

    /** What a caller declares, what it builds it with, and the engine itself; all else of an engine is asked by its seam. */
    @ParameterizedTest
    @MethodSource("io.github.portfolioplatform.engine.catalog.DatabaseEngines#all")
    void an_engine_shows_itself_its_instances_and_their_builder(DatabaseEngine engine) {
        String own = engine.getClass().getPackageName();
        Class<?> builder = engine.builder().getClass();

        assertThat(MAIN.stream()
                        .filter(type -> type.getPackageName().equals(own))
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .filter(type -> type.getEnclosingClass().isEmpty())
                        .map(JavaClass::getName))
                .hasSize(3)
                .contains(engine.getClass().getName(), builder.getName());
    }

    /** What connects needs an engine and an endpoint: there may be no pod. */
    @Test
    void those_who_connect_know_no_server_and_no_pod() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".connection")
                .or()
                .areAssignableTo(DatabaseClient.class)
                .or()
                .areAssignableTo(SettingValue.class)
                .or()
                .haveNameMatching(
                        ".*\\.engine\\.(Setting|ServiceBinding|Endpoint|Dialect|SpringBundle|UserSecret)(\\$.*)?")
                .should()
                .onlyDependOnClassesThat(not(assignableTo(DatabaseServer.class)
                        .or(nameMatching(ROOT_PATTERN + "\\.engine\\.(Pod|Probes|AccessJob).*"))
                        .or(nameMatching(ROOT_PATTERN + "\\.(backend\\.statefulset|render)\\..*"))
                        .or(resideInAPackage("io.fabric8.."))))
                .check(MAIN);
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void no_package_knows_who_puts_them_together() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT)
                .check(MAIN);
    }

    @Test
    void nothing_knows_a_clock_or_randomness() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Calendar.class, Date.class, Random.class, SecureRandom.class, ThreadLocalRandom.class)
                .orShould()
                // The names of the days are no clock.
                .dependOnClassesThat(
                        resideInAnyPackage("java.time..", "java.util.random..").and(not(equivalentTo(DayOfWeek.class))))
                .orShould()
                .callMethodWhere(isOneOf(UUID.class, "randomUUID"))
                .orShould()
                .callMethodWhere(isOneOf(Math.class, "random"))
                .orShould()
                .callMethodWhere(isOneOf(System.class, "currentTimeMillis", "nanoTime", "identityHashCode"))
                .check(MAIN);
    }

    @Test
    void nothing_knows_its_surroundings_but_the_switch_of_golden_tests() {
        noClasses()
                .that()
                .haveNameNotMatching(".*\\.testing\\.UpdateSwitch")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net..", "java.lang.management..")
                .orShould()
                .callMethodWhere(isOneOf(System.class, "getProperty", "getProperties", "getenv", "lineSeparator"))
                .orShould()
                .callMethodWhere(isOneOf(Runtime.class, "version", "availableProcessors"))
                .check(MAIN);
    }

    @Test
    void other_programs_are_the_business_of_one_class() {
        noClasses()
                .that()
                .haveNameNotMatching(".*\\.manifest\\.(?:GitCommand|WriterLock)") // The lock names this process.
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Process.class, ProcessBuilder.class, ProcessHandle.class)
                .orShould()
                .callMethodWhere(isOneOf(Runtime.class, "exec"))
                .check(MAIN);
    }

    @Test
    void no_text_depends_on_the_default_locale() {
        noClasses()
                .should()
                .callMethodWhere(isOneOf(Locale.class, "getDefault"))
                .orShould()
                .callMethod(String.class, "toLowerCase")
                .orShould()
                .callMethod(String.class, "toUpperCase")
                .orShould()
                .callMethod(String.class, "format", String.class, Object[].class)
                .orShould()
                .callMethodWhere(isOneOf(String.class, "formatted"))
                .check(MAIN);
    }

    @Test
    void no_text_depends_on_the_default_charset() {
        noClasses()
                .should()
                .callMethodWhere(isOneOf(Charset.class, "defaultCharset"))
                .orShould()
                .callMethod(String.class, "getBytes")
                .orShould()
                .callConstructor(String.class, byte[].class)
                .orShould()
                .callConstructor(InputStreamReader.class, InputStream.class)
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(FileReader.class, FileWriter.class, PrintStream.class)
                .check(MAIN);
    }

    private static DescribedPredicate<JavaMethodCall> isOneOf(Class<?> owner, String... names) {
        return DescribedPredicate.describe(owner.getSimpleName() + "." + String.join("|", names), call -> {
            AccessTarget target = call.getTarget();
            return target.getOwner().isEquivalentTo(owner) && Set.of(names).contains(target.getName());
        });
    }

    @Test
    void the_core_knows_nothing_of_maven() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.maven..", "org.codehaus..")
                .check(MAIN);
    }

    @Test
    void the_core_talks_to_no_cluster() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.fabric8.kubernetes.client..", "org.slf4j..")
                .check(MAIN);
    }

    @Test
    void dekorate_is_the_business_of_one_package() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".decoration")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.dekorate..")
                .check(MAIN);
    }

    @Test
    void json_is_the_business_of_one_class() {
        noClasses()
                .that()
                .haveNameNotMatching(".*\\.document\\.TotalsJson(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "tools.jackson..", "com.fasterxml.jackson.core..", "com.fasterxml.jackson.databind..")
                .check(MAIN);
    }

    @Test
    void yaml_is_read_in_one_package_and_written_in_another() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".spec", ROOT + ".yaml")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.snakeyaml..")
                .check(MAIN);
    }

    @Test
    void resources_are_known_to_who_makes_decorates_and_writes_them_alone() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        ROOT,
                        ROOT + ".backend..",
                        ROOT + ".decoration",
                        ROOT + ".engine..",
                        ROOT + ".render..",
                        ROOT + ".yaml")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.fabric8..")
                .check(MAIN);
    }

    @Test
    void names_are_nouns_of_the_domain() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveNameMatching(".*(Utils|Helper|Helpers|Manager|Impl|Base|Data|Info|Wrapper|Processor)")
                .orShould()
                .haveNameMatching(".*\\.(Abstract|Base|Default|My)[A-Z][A-Za-z]*")
                .check(MAIN);
    }

    @Test
    void what_others_see_is_final_or_made_to_be_extended() {
        classes()
                .that()
                .arePublic()
                .and()
                .areTopLevelClasses()
                .and()
                .areNotInterfaces()
                .should(beClosedForExtension())
                .check(MAIN);
    }

    /** Records and enums are final by nature; a sealed class names who extends it, and an abstract one is extended by engines. */
    private static ArchCondition<JavaClass> beClosedForExtension() {
        return new ArchCondition<>("be final, sealed or abstract") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean closed = type.getModifiers().contains(JavaModifier.FINAL)
                        || type.getModifiers().contains(JavaModifier.ABSTRACT)
                        || type.reflect().isSealed()
                        || type.isEnum();
                events.add(new SimpleConditionEvent(type, closed, type.getName() + " is open for extension"));
            }
        };
    }

    @Test
    void there_is_no_shared_state() {
        fields().that().areStatic().should().beFinal().check(MAIN);
    }

    @Test
    void nothing_is_printed() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(MAIN);
    }
}
