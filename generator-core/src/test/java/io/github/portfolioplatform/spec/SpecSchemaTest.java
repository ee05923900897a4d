package io.github.portfolioplatform.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.portfolioplatform.engine.catalog.DatabaseEngines;
import io.github.portfolioplatform.golden.Expectation;
import io.github.portfolioplatform.problem.PortfolioException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The published schema and the reader refuse the same mistakes of structure; JSON is YAML, so both are given the same text. */
class SpecSchemaTest {

    private static final Path SCHEMA =
            Path.of("src/main/resources/io/github/portfolioplatform/spec/portfolio-v1.schema.json");

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final Schema PUBLISHED = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SpecSchema.text());

    /** Uses every key of every shape. */
    private static final String COMPLETE = """
            apiVersion: portfolio/v1
            kind: Portfolio
            name: complete
            namespace: databases
            quota: {storage: 100Gi, memory: 100Gi, cpu: 100}
            customize: &custom
              annotations: {example.com/owner: databases}
              imageRegistry: registry.example.com
              imagePullSecrets: [registry-credentials]
              nodeSelector: {example.com/disk: ssd}
              hostAliases: {ldap.example.com: 10.0.0.7}
              sidecars:
                exporter: &container
                  image: "exporter:1"
                  command: [run]
                  arguments: [--all]
                  environment: {A: b}
                  credentials: {}
                  requests: {memory: 16Mi, cpu: 10m}
                  limits: {memory: 32Mi, cpu: 20m}
              initContainers: {before: *container}
            engines:
              postgresql: &defaults
                <<: &plain
                  version: 14
                  image: "example.com/database:14"
                  startsLike: official
                  storage: 2Gi
                  storageClass: standard
                  requests: {memory: 256Mi, cpu: 250m}
                  limits: {memory: 512Mi, cpu: 500m}
                  labels: {example.com/team: databases}
                  customize: *custom
                  backup: {verify: weekly monday 05:00}
                audit: denials
                consumers: {a-reports: {namespace: reports, labels: {app: reports}}}
                runAs: {user: 10999, group: 10999}
              redis: *defaults
              valkey: *defaults
              mongodb: *defaults
            instances:
              - name: postgresql
                engine: postgresql
                application: A
                database: a
                user: a
                password: of_postgresql
                secondLogin: prepared
                <<: &own
                  version: "14"
                  image: "example.com/database:14.1"
                  startsLike: official
                  storage: 3Gi
                  storageClass: fast
                  requests: {memory: 257Mi, cpu: 0.25}
                  limits: {memory: 513Mi, cpu: 1}
                  labels: {example.com/tier: "1"}
                  customize: *custom
                  audit: denials
                  consumers: {a: {namespace: shop, labels: {app: shop}}}
                  runAs: {user: 10001, group: 10002}
                  backup: {to: disk}
                  sharedWith: [{application: B, reason: until it has its own}]
              - {name: redis, engine: redis, application: A, password: of_redis, <<: *own}
              - {name: mongodb, engine: mongodb, application: A, database: a, user: a, password: of_mongodb, secondLogin: prepared, <<: *own}
              - {name: valkey, engine: valkey, application: A, password: of_valkey, <<: *own}
            environments:
              development:
                namespace: databases-dev
                createNamespace: true
                cluster: dev
                pruning: allowed
                quota: {storage: 50Gi, memory: 50Gi, cpu: 50}
                customize: *custom
                backup: {none: it is thrown away}
                engines: {postgresql: *plain, redis: *plain, valkey: *plain, mongodb: *plain}
                instances: {mongodb: *plain}
              production:
                profile: production
                namespace: databases-production
                secrets: {externalSecrets: {store: vault, kind: SecretStore, key: "databases/{instance}"}}
                certificates:
                  certManager: {issuer: company-ca, kind: Issuer, group: cert-manager.io, duration: 72h, renewBefore: 24h}
                certificateAuthority: {configMap: {name: company-ca, key: root.pem}}
                metrics: {namespace: monitoring, labels: {app: prometheus}}
                priorityClass: databases
                engines: {postgresql: {secondLogin: used}}
                instances: {mongodb: {secondLogin: used}}
                network:
                  dns:
                    own: {namespace: dns, labels: {app: unbound}, port: 5353}
                    nodes: {address: 10.0.0.0/28}
              production-of-vault:
                profile: production
                namespace: databases-of-vault
                secrets: {vault: {auth: databases, mount: kv, path: "databases/{instance}"}}
                certificates: {brought: true}
                certificateAuthority:
                  pem: |
                    -----BEGIN CERTIFICATE-----
                    MIIBkTCCATegAwIBAgIUAcNWqASd4enicfjgePugUtdPBEgwCgYIKoZIzj0EAwIw
                    FTETMBEGA1UEAwwKQ29tcGFueSBDQTAgFw0yNjExMjkwNjExNDFaGA8yMTI2MTEw
                    NTA2MTE0MVowFTETMBEGA1UEAwwKQ29tcGFueSBDQTBZMBMGByqGSM49AgEGCCqG
                    SM49AwEHA0IABKI07lBTKXnYQwMgik6+W32Ou58ulCrt2HC0P2LCmD3JX/EnSOL4
                    wBH5lC9dbAn6eeY8AiDUDPDoBgLv98lPkgCjYzBhMB0GA1UdDgQWBBQVbW8n/aGd
                    6lbPx6xh84zeIyCmUjAfBgNVHSMEGDAWgBQVbW8n/aGd6lbPx6xh84zeIyCmUjAP
                    BgNVHRMBAf8EBTADAQH/MA4GA1UdDwEB/wQEAwICBDAKBggqhkjOPQQDAgNIADBF
                    AiEAkPuMltKwU2wm8ZUHPV1AX3NL9j3msu3NBt5WzUKC69oCIGJajFa0wSZzTbCI
                    I/sfR40VVYd94j+ISMRodv/ldLRY
                    -----END CERTIFICATE-----
                instances: {redis: {consumers: {a-web: {namespace: web, labels: {app: web}, binding: true}}}}
              production-generated:
                {profile: production, namespace: databases-generated, secrets: {generated: true}, certificates: {brought: true}}
              production-brought:
                {profile: production, namespace: databases-brought, secrets: {brought: true}, certificates: {brought: true}}
              production-existing:
                profile: production
                namespace: databases-existing
                secrets: {existing: "{instance}-{user}-credentials"}
                certificates: {existing: "{instance}-certificate"}
                instances: {redis: {backup: {to: offsite, keep: {by: bucket}}}}
            backupTargets:
              offsite:
                s3:
                  endpoint: http://s3.example.com:9000
                  region: eu-central-1
                  bucket: databases
                  secret: backup-offsite
                  provider: Minio
                  authority: company-ca
                  insecure: it is encrypted by the mesh
                  namespace: storage
                  labels: {app: minio}
                  podPort: 9000
                  prefix: "{environment}/{portfolio}"
                  image: "rclone/rclone:1.70"
              aws: {s3: {region: eu-central-1, bucket: databases, role: "arn:aws:iam::123456789012:role/backups"}}
              disk: {volume: {claim: backups, prefix: "{environment}", image: "rclone/rclone:1.70"}}
            backup:
              to: offsite
              schedule: daily 03:00
              keep: {last: 2, daily: 5, weekly: 6}
              verify: weekly sunday 05:00 fixed
              mayBeEmpty: it was made this week
              jobs: {memory: 300Mi, storageClass: scratch, priorityClass: batch, parallel: 2}
            accept:
              - {instance: redis, environment: development, change: storage-shrinks, to: 3Gi, reason: it was never full}
            tombstones:
              - {instance: old, environment: development, reason: moved}
            gitops:
              repository: https://git.example.com/databases.git
              revision: main
              path: k8s
              argocd: {form: applications, namespace: argocd, project: default}
              flux: {interval: 10m, namespace: flux-system, imagePolicies: flux-system}
            """;

    private static ObjectNode json(Object tree) {
        return (ObjectNode) JSON.readTree(JSON.writeValueAsString(tree));
    }

    private static final ObjectNode COMPLETE_TREE = json(new Yaml().load(COMPLETE));

    /** {@return the complete spec, which the caller may change} */
    private static ObjectNode complete() {
        return COMPLETE_TREE.deepCopy();
    }

    /** The spec that uses every key of every shape. */
    static String completeText() {
        return JSON.writeValueAsString(complete());
    }

    /** The names of all keys. */
    static SortedSet<String> namesOfKeys() {
        return keys().map(place -> place.key.name()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Error> errorsOf(JsonNode spec) {
        return PUBLISHED.validate(spec);
    }

    private static boolean isReadable(JsonNode spec) {
        try {
            PortfolioSpec.read("portfolio.yaml", JSON.writeValueAsString(spec).getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (PortfolioException refused) {
            return false;
        }
    }

    @Test
    void the_published_schema_is_that_of_the_reader() throws IOException {
        Expectation published = new Expectation(SCHEMA);

        published.updateIfAsked(SpecSchema.text());

        assertThat(SpecSchema.text()).isEqualTo(published.text());
    }

    @Test
    void the_library_gives_out_the_published_schema() throws IOException {
        assertThat(PortfolioSpec.jsonSchema()).isEqualTo(new Expectation(SCHEMA).text());
    }

    @Test
    void the_schema_beside_the_example_is_the_published_one() throws IOException {
        Path example = Path.of(System.getProperty("repository.root", ".."), "examples", "portfolio-platform");

        assertThat(example.resolve("portfolio-v1.schema.json"))
                .as("rendered by ./mvnw install -DskipTests -Prender")
                .hasSameTextualContentAs(SCHEMA);
    }

    @Test
    void the_schema_is_a_schema() {
        Schema metaSchema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

        assertThat(metaSchema.validate(JSON.readTree(SpecSchema.text()))).isEmpty();
    }

    @Test
    void the_schema_has_unix_line_ends_and_a_last_one() {
        assertThat(SpecSchema.text()).endsWith("}\n").doesNotContain("\r", "\t");
    }

    @Test
    void the_spec_of_the_platform_is_valid() throws IOException {
        Object tree = new Load(LoadSettings.builder().build()).loadFromString(Specs.platform());

        assertThat(errorsOf(json(tree))).isEmpty();
    }

    @Test
    void a_spec_with_every_key_is_valid_and_readable() {
        assertThat(errorsOf(complete())).isEmpty();
        assertThat(isReadable(complete())).isTrue();
    }

    @Test
    void every_key_of_every_shape_is_in_that_spec() {
        Map<Shape, Set<String>> written = new LinkedHashMap<>();
        for (Section section : sections()) {
            written.computeIfAbsent(section.shape, shape -> new TreeSet<>())
                    .addAll(section.in(complete()).propertyNames());
        }

        assertThat(written).hasSizeGreaterThan(20);
        assertThat(written)
                .allSatisfy((shape, keys) ->
                        assertThat(keys).as(shape.title()).containsExactlyInAnyOrderElementsOf(shape.names()));
    }

    @ParameterizedTest
    @MethodSource("wrong_types")
    @Tag("thorough")
    void a_wrong_type_is_refused_by_both_wherever_the_key_stands(Consumer<ObjectNode> mistake) {
        a_mistake_of_structure_is_refused_by_both(mistake);
    }

    @ParameterizedTest
    @MethodSource({"unknown_keys", "missing_keys", "wrong_types_at_one_place", "other_mistakes"})
    void a_mistake_of_structure_is_refused_by_both(Consumer<ObjectNode> mistake) {
        ObjectNode spec = complete();

        mistake.accept(spec);

        assertThat(errorsOf(spec)).as("the errors of the schema").isNotEmpty();
        assertThat(isReadable(spec)).as("the reader accepts it").isFalse();
    }

    @ParameterizedTest
    @MethodSource("harmless_changes")
    void what_is_no_mistake_of_structure_is_accepted_by_both(Consumer<ObjectNode> change) {
        ObjectNode spec = complete();

        change.accept(spec);

        assertThat(errorsOf(spec)).isEmpty();
        assertThat(isReadable(spec)).isTrue();
    }

    /** A mapping of the complete spec. */
    private record Section(String pointer, Shape shape) {

        ObjectNode in(ObjectNode spec) {
            return (ObjectNode) spec.at(pointer);
        }

        /** Nobody else says what a container beside the server claims, so that it may leave out nothing. */
        boolean isOfContainer() {
            return shape == Shape.RESOURCES && pointer.contains(Shape.CUSTOMIZE);
        }

        Named<Consumer<ObjectNode>> change(String title, Consumer<ObjectNode> change) {
            return Named.of(
                    title + " in " + (pointer.isEmpty() ? "the root" : pointer), spec -> change.accept(in(spec)));
        }

        @Override
        public String toString() {
            return shape.title() + " " + pointer;
        }
    }

    private static List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        addSections(new Section("", Shape.PORTFOLIO), sections);
        return sections;
    }

    private static void addSections(Section section, List<Section> sections) {
        sections.add(section);
        for (Shape.Key key : section.shape.keys()) {
            String pointer = section.pointer + "/" + key.name();
            JsonNode value = COMPLETE_TREE.at(pointer);
            if (key.name().equals(Shape.CUSTOMIZE) && !section.pointer.isEmpty()) {
                // It is the same at every level.
                continue;
            }
            if (value.isMissingNode()) {
                continue;
            }
            if (key.type() == Shape.Type.SECTION) {
                addSections(new Section(pointer, SpecSchema.shapeBelow(key.name())), sections);
            } else if (key.type() == Shape.Type.NAMED) {
                value.propertyNames()
                        .forEach(name -> addSections(
                                new Section(pointer + "/" + name, SpecSchema.shapeBelowNames(key.name())), sections));
            } else if (key.type() == Shape.Type.SECTIONS) {
                for (int i = 0; i < value.size(); i++) {
                    addSections(new Section(pointer + "/" + i, shapeOfItem(key, value.get(i))), sections);
                }
            }
        }
    }

    private static Shape shapeOfItem(Shape.Key list, JsonNode item) {
        return list.name().equals("instances")
                ? Shape.instanceOf(
                        DatabaseEngines.of(item.get("engine").asString()).orElseThrow())
                : SpecSchema.shapeBelow(list.name());
    }

    private static Stream<Named<Consumer<ObjectNode>>> unknown_keys() {
        return sections().stream().map(section -> section.change("an unknown key", node -> node.put("unknown", "x")));
    }

    private static Stream<Named<Consumer<ObjectNode>>> missing_keys() {
        return keys().filter(place -> place.key.required())
                .map(place -> place.section.change("no " + place.key.name(), node -> node.remove(place.key.name())));
    }

    private static Stream<Named<Consumer<ObjectNode>>> wrong_types() {
        return wrongTypes(keys());
    }

    /** The same shape stands at many places, and is read by the same code. */
    private static Stream<Named<Consumer<ObjectNode>>> wrong_types_at_one_place() {
        Set<List<String>> seen = new HashSet<>();
        return wrongTypes(keys().filter(place -> seen.add(List.of(place.section.shape.title(), place.key.name()))));
    }

    private static Stream<Named<Consumer<ObjectNode>>> wrongTypes(Stream<KeyPlace> keys) {
        return keys.flatMap(place -> wrongValues(place.key.type()).stream()
                .map(value -> place.section.change(
                        place.key.name() + ": " + value, node -> node.set(place.key.name(), JSON.readTree(value)))));
    }

    private static List<String> wrongValues(Shape.Type type) {
        return switch (type) {
            case TEXT, SECRET -> List.of("null", "true", "5", "1.5", "[]", "[\"x\"]", "{}");
            case AMOUNT -> List.of("null", "false", "[]", "[1]", "{}");
            case FLAG -> List.of("null", "\"true\"", "1", "[]", "{}");
            case TEXTS -> List.of("null", "true", "5", "\"x\"", "[]", "{\"a\": 1}", "{\"a\": null}", "{\"a\": {}}");
            case NAMED -> List.of("null", "true", "5", "\"x\"", "[]", "{\"development\": 1}", "{\"redis\": []}");
            case NAMED_SECTION -> throw new AssertionError("stands below a name, not in a shape");
            case SECTION -> List.of("null", "true", "5", "\"x\"", "[]", "[{}]");
            case LIST -> List.of("null", "true", "5", "\"x\"", "{}", "[null]", "[1]", "[{}]", "[[]]");
            case SECTIONS -> List.of("null", "true", "5", "\"x\"", "{}", "[null]", "[\"x\"]", "[[]]");
        };
    }

    private record KeyPlace(Section section, Shape.Key key) {

        /** One of a choice, or what makes an environment one of production. */
        boolean isOfProduction() {
            return section.shape.isChoice()
                    || section.shape == ProductionShapes.DNS_SERVER
                            && List.of("namespace", "address").contains(key.name())
                    || section.shape == Shape.ENVIRONMENT
                            && List.of("profile", "secrets", "certificates").contains(key.name());
        }
    }

    private static Stream<KeyPlace> keys() {
        return sections().stream()
                .flatMap(section -> section.shape.keys().stream().map(key -> new KeyPlace(section, key)));
    }

    private static Named<Consumer<ObjectNode>> mistake(String title, Consumer<ObjectNode> mistake) {
        return Named.of(title, mistake);
    }

    private static ObjectNode environment(ObjectNode spec, String name) {
        return (ObjectNode) spec.at("/environments/" + name);
    }

    private static ObjectNode instance(ObjectNode spec, int index) {
        return (ObjectNode) spec.at("/instances/" + index);
    }

    private static Stream<Named<Consumer<ObjectNode>>> other_mistakes() {
        return Stream.of(
                mistake("a database of Redis", spec -> instance(spec, 1).put("database", "a")),
                mistake("a user of Redis", spec -> instance(spec, 1).put("user", "a")),
                mistake("an unknown engine", spec -> instance(spec, 1).put("engine", "mysql")),
                mistake(
                        "production without secrets",
                        spec -> environment(spec, "production").remove("secrets")),
                mistake(
                        "production without certificates",
                        spec -> environment(spec, "production").remove("certificates")),
                mistake(
                        "words of production elsewhere",
                        spec -> environment(spec, "production").remove("profile")),
                mistake(
                        "a class of priority elsewhere",
                        spec -> environment(spec, "development").put("priorityClass", "databases")),
                mistake(
                        "two sources of secrets",
                        spec -> ((ObjectNode) environment(spec, "production").get("secrets")).put("brought", true)),
                mistake(
                        "no source of secrets",
                        spec -> ((ObjectNode)
                                        environment(spec, "production-brought").get("secrets"))
                                .put("brought", false)),
                mistake("an engine in capitals", spec -> instance(spec, 1).put("engine", "Redis")),
                mistake(
                        "PostgreSQL turned into Redis",
                        spec -> instance(spec, 0).put("engine", "redis")),
                mistake(
                        "Redis turned into PostgreSQL",
                        spec -> instance(spec, 1).put("engine", "postgresql")),
                mistake("Redis turned into MongoDB", spec -> instance(spec, 1).put("engine", "mongodb")),
                mistake("another version of the format", spec -> spec.put("apiVersion", "portfolio/v2")),
                mistake("another kind", spec -> spec.put("kind", "List")),
                mistake("no instances", spec -> ((ArrayNode) spec.get("instances")).removeAll()),
                mistake(
                        "defaults of an unknown engine",
                        spec -> ((ObjectNode) spec.get("engines")).putObject("mysql")));
    }

    /**
     * Engines and instances of the complete spec both say everything, so that either may leave out what is optional. The password is
     * optional for who has other environments than development alone.
     */
    private static Stream<Named<Consumer<ObjectNode>>> harmless_changes() {
        Stream<Named<Consumer<ObjectNode>>> omissions = keys().filter(
                        place -> !place.key.required() && place.key.type() != Shape.Type.SECRET)
                .filter(place -> !place.section.isOfContainer() && !place.isOfProduction())
                // One of them must be there, and others have an effect only together.
                .filter(place -> !(place.section.shape == BackupShapes.S3
                        && Set.of("secret", "role", "endpoint", "insecure", "namespace")
                                .contains(place.key.name())))
                // Without its target, the bucket's retention would be that of a volume.
                .filter(place ->
                        !place.key.name().equals("to") || !place.section.pointer.contains("/production-existing/"))
                // An image and what is inside are one value.
                .filter(place -> !Set.of("image", "version", "startsLike").contains(place.key.name()))
                // A consumer in the namespace of the instance needs no binding.
                .filter(place -> !(place.section.pointer.contains("/consumers/")
                        && place.key.name().equals("namespace")))
                // Without production, a second login has no place.
                .filter(place -> !place.key.name().equals("environments"))
                .filter(place ->
                        !place.section.shape.isChoice() && !place.key.name().equals("backupTargets"))
                .map(place -> place.section.change("no " + place.key.name(), node -> node.remove(place.key.name())));
        return Stream.concat(
                omissions,
                Stream.of(
                        mistake("no root user", spec -> instance(spec, 2).remove("user")),
                        mistake(
                                "an amount as a number",
                                spec -> instance(spec, 1).put("storage", 10_000_000_000L)),
                        mistake(
                                "a version as a number",
                                spec -> instance(spec, 1).put("version", 14.1)),
                        mistake("no engines", spec -> spec.remove("engines")),
                        mistake("empty engines", spec -> spec.set("engines", json(Map.of()))),
                        mistake("an empty quota", spec -> spec.set("quota", json(Map.of()))),
                        mistake(
                                "nobody to share with",
                                spec -> instance(spec, 1).putArray("sharedWith"))));
    }
}
