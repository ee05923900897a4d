package io.github.portfolioplatform.spec;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.PortfolioGenerator;
import io.github.portfolioplatform.engine.catalog.DatabaseEngines;
import io.github.portfolioplatform.engine.mongodb.MongoDb;
import io.github.portfolioplatform.engine.postgresql.PostgreSql;
import io.github.portfolioplatform.engine.redis.Redis;
import io.github.portfolioplatform.engine.valkey.Valkey;
import io.github.portfolioplatform.golden.Scenario;
import io.github.portfolioplatform.model.AcceptedChange;
import io.github.portfolioplatform.model.AuditLevel;
import io.github.portfolioplatform.model.BackupJobs;
import io.github.portfolioplatform.model.BackupSchedule;
import io.github.portfolioplatform.model.BackupSettings;
import io.github.portfolioplatform.model.BackupTarget;
import io.github.portfolioplatform.model.CertificateAuthority;
import io.github.portfolioplatform.model.CertificateLifetime;
import io.github.portfolioplatform.model.CertificateSource;
import io.github.portfolioplatform.model.Consumer;
import io.github.portfolioplatform.model.Cpu;
import io.github.portfolioplatform.model.Customization;
import io.github.portfolioplatform.model.DnsServer;
import io.github.portfolioplatform.model.Engine;
import io.github.portfolioplatform.model.EngineVersion;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.EnvironmentBuilder;
import io.github.portfolioplatform.model.ExtraContainer;
import io.github.portfolioplatform.model.GitOps;
import io.github.portfolioplatform.model.ImageContract;
import io.github.portfolioplatform.model.ImageReference;
import io.github.portfolioplatform.model.InstanceBuilder;
import io.github.portfolioplatform.model.InstanceSettings;
import io.github.portfolioplatform.model.Memory;
import io.github.portfolioplatform.model.NamedDatabaseBuilder;
import io.github.portfolioplatform.model.Password;
import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.model.PortfolioBuilder;
import io.github.portfolioplatform.model.Production;
import io.github.portfolioplatform.model.Quota;
import io.github.portfolioplatform.model.ResourceSettings;
import io.github.portfolioplatform.model.Retention;
import io.github.portfolioplatform.model.RiskyChange;
import io.github.portfolioplatform.model.SecondLogin;
import io.github.portfolioplatform.model.SecretSource;
import io.github.portfolioplatform.model.Storage;
import io.github.portfolioplatform.model.TimeSpan;
import io.github.portfolioplatform.model.Tombstone;
import io.github.portfolioplatform.problem.Caller;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A spec and Java code say the same: whatever one can say, the other can, and both render to the same bytes. */
class JavaFormTest {

    /** The methods of builders that are not called like the key that they stand for. */
    private static final Map<String, String> KEYS = Map.ofEntries(
            entry("add", "instances, environments"),
            entry("defaults", "engines"),
            entry("override", "instances"),
            entry("tombstone", "tombstones"),
            entry("allowPruning", "pruning"),
            entry("settings", "all settings of an instance"),
            entry("label", "labels"),
            entry("annotation", "annotations"),
            entry("imagePullSecret", "imagePullSecrets"),
            entry("hostAlias", "hostAliases"),
            entry("sidecar", "sidecars"),
            entry("initContainer", "initContainers"),
            entry("credential", "credentials"),
            entry("gitOps", "gitops"),
            entry("backupTarget", "backupTargets"),
            entry("argoCd", "argocd"),
            entry("consumer", "consumers"),
            entry("security", "audit, consumers, runAs, secondLogin"),
            entry("production", "profile, secrets, certificates, certificateAuthority"),
            entry("access", "provider, authority, role, insecure, namespace, labels, podPort"),
            entry("secretOf", "secret"),
            entry("roleOf", "role"),
            entry("in", "environment"));

    private static final String AUTHORITY = """
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
            """;

    @Test
    void the_platform_renders_to_the_same_bytes_from_either() {
        assertThat(rendered(platform())).isEqualTo(rendered(Scenario.PLATFORM.portfolio()));
    }

    @Test
    void every_key_of_a_spec_can_be_said_in_java() {
        Portfolio spec = Specs.read(SpecSchemaTest.completeText());
        Portfolio java = complete();

        assertThat(rendered(java)).isEqualTo(rendered(spec));
        assertThat(java.accepted()).isEqualTo(spec.accepted());
        assertThat(java.tombstones()).isEqualTo(spec.tombstones());
        assertThat(java.gitOps()).isEqualTo(spec.gitOps());
        assertThat(said(java.environment("development"))).isEqualTo(said(spec.environment("development")));
    }

    @Test
    void every_method_of_a_builder_has_a_key_in_the_spec() {
        SortedSet<String> keys = SpecSchemaTest.namesOfKeys();

        Stream<Method> setters = Stream.of(
                        PortfolioBuilder.class,
                        EnvironmentBuilder.class,
                        InstanceBuilder.class,
                        NamedDatabaseBuilder.class,
                        InstanceSettings.class,
                        ResourceSettings.class,
                        Quota.class,
                        Customization.class,
                        ExtraContainer.class,
                        GitOps.class,
                        GitOps.ArgoCd.class,
                        GitOps.Flux.class,
                        BackupSettings.class,
                        BackupJobs.class,
                        BackupTarget.S3.class,
                        BackupTarget.Volume.class,
                        AcceptedChange.class,
                        Tombstone.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()))
                .filter(method -> !method.isBridge() && method.getParameterCount() > 0)
                .filter(method -> !method.getName().equals("equals"));

        assertThat(setters.map(Method::getName).filter(name -> !KEYS.containsKey(name)))
                .isNotEmpty()
                .isSubsetOf(keys);
    }

    private static List<Object> said(Environment environment) {
        return List.of(
                environment.namespace(),
                environment.createsNamespace(),
                environment.cluster(),
                environment.allowsPruning(),
                environment.quota());
    }

    private static SortedMap<?, String> rendered(Portfolio portfolio) {
        return PortfolioGenerator.of(portfolio)
                .readFrom("portfolio.yaml")
                .calledBy(Caller.MAVEN)
                .render()
                .texts();
    }

    private static Portfolio platform() {
        return Portfolio.builder("portfolio-orchestration-platform")
                .namespace("default")
                .quota(Quota.of(Storage.gibibytes(11), Memory.mebibytes(2816), Cpu.millicores(2750)))
                .defaults(PostgreSql.ENGINE, small("postgres:14", Storage.gibibytes(2)))
                .defaults(
                        Redis.ENGINE,
                        InstanceSettings.NONE
                                .image(ImageReference.parse("redis:7-alpine"))
                                .storage(Storage.gibibytes(1))
                                .requests(Memory.mebibytes(128), Cpu.millicores(100))
                                .limits(Memory.mebibytes(256), Cpu.millicores(250)))
                .defaults(MongoDb.ENGINE, small("mongo:6", Storage.gibibytes(2)))
                .add(PostgreSql.builder("postgresql-bookmarked")
                        .application("Bookmarked")
                        .database("bookmarked")
                        .user("bookmarked_user")
                        .password(Password.of("bookmarked_postgres123")))
                .add(PostgreSql.builder("postgresql-codetalk")
                        .application("Code Talk")
                        .database("codetalk")
                        .user("codetalk_user")
                        .password(Password.of("codetalk_postgres123")))
                .add(Redis.builder("redis").application("Code Talk").password(Password.of("redis123")))
                .add(MongoDb.builder("mongodb-educationelly")
                        .application("EducationELLy")
                        .database("educationelly")
                        .password(Password.of("educationelly_mongo123")))
                .add(MongoDb.builder("mongodb-educationelly-graphql")
                        .application("EducationELLy GraphQL")
                        .database("educationelly_graphql")
                        .password(Password.of("educationgql_mongo123")))
                .add(MongoDb.builder("mongodb-intervalai")
                        .application("IntervalAI")
                        .database("intervalai")
                        .password(Password.of("intervalai_mongo123")))
                .backupTarget(BackupTarget.s3("offsite", "eu-central-1", "platform-backups", "backup-offsite")
                        .endpoint("https://s3.example.com"))
                .add(Environment.builder("development"))
                .add(production())
                .build();
    }

    private static EnvironmentBuilder production() {
        return Environment.builder("production")
                .namespace("platform-production")
                .createNamespace()
                .quota(Quota.of(Storage.gibibytes(140), Memory.gibibytes(24), Cpu.cores(16)))
                .production(Production.of(
                                new SecretSource.ExternalStore(
                                        SecretSource.StoreKind.CLUSTER_SECRET_STORE,
                                        "vault",
                                        "platform/{environment}/{instance}"),
                                new CertificateSource.Issuer("platform-ca", "ClusterIssuer", "cert-manager.io"))
                        .metrics("monitoring")
                        .priorityClass("databases"))
                .backup(BackupSettings.to("offsite")
                        .schedule(BackupSchedule.daily(3, 0))
                        .keep(Retention.of(3, 7, 4)))
                .defaults(
                        PostgreSql.ENGINE,
                        large(
                                "postgres:17.11-bookworm@sha256:639ab7ceb90e13123085b741fb31ef493fba25463002f6da665352e7b534b652",
                                Storage.gibibytes(20),
                                Memory.gibibytes(2)))
                .defaults(
                        Redis.ENGINE,
                        InstanceSettings.NONE
                                .image(
                                        ImageReference.parse(
                                                "redis:7.4.11-bookworm@sha256:c6eabf748fc7a61dbb5a705c78bcf3d6377b1127a97d0ce965c11c44ba46896f"))
                                .storage(Storage.gibibytes(4))
                                .requests(Memory.gibibytes(1), Cpu.millicores(250))
                                .limits(Memory.gibibytes(1), Cpu.cores(1)))
                .defaults(
                        MongoDb.ENGINE,
                        large(
                                "mongo:7.0.40-jammy@sha256:d29d168ee010c2d701720aa909fe44baa86dfc54e6ccc54e3781c518fab525f7",
                                Storage.gibibytes(20),
                                Memory.gibibytes(4)))
                .override("postgresql-bookmarked", usedBy("bookmarked", "bookmarked"))
                .override("postgresql-codetalk", usedBy("codetalk", "codetalk"))
                .override("redis", usedBy("codetalk", "codetalk"))
                .override("mongodb-educationelly", usedBy("educationelly", "educationelly"))
                .override("mongodb-educationelly-graphql", usedBy("educationelly-graphql", "educationelly"))
                .override("mongodb-intervalai", usedBy("intervalai", "intervalai"));
    }

    private static InstanceSettings large(String image, Storage storage, Memory memory) {
        return InstanceSettings.NONE
                .image(ImageReference.parse(image))
                .storage(storage)
                .requests(memory, Cpu.millicores(500))
                .limits(memory, Cpu.cores(2));
    }

    private static InstanceSettings usedBy(String application, String namespace) {
        return InstanceSettings.NONE.consumer(
                Consumer.of(application).namespace(namespace).label("app", application));
    }

    private static InstanceSettings small(String image, Storage storage) {
        return InstanceSettings.NONE
                .image(ImageReference.parse(image))
                .storage(storage)
                .requests(Memory.mebibytes(256), Cpu.millicores(250))
                .limits(Memory.mebibytes(512), Cpu.millicores(500));
    }

    private static Portfolio complete() {
        InstanceSettings plain = InstanceSettings.NONE
                .version(EngineVersion.parse("14"))
                .image(ImageReference.parse("example.com/database:14"))
                .startsLike(ImageContract.OFFICIAL)
                .storage(Storage.gibibytes(2))
                .storageClass("standard")
                .requests(Memory.mebibytes(256), Cpu.millicores(250))
                .limits(Memory.mebibytes(512), Cpu.millicores(500))
                .label("example.com/team", "databases")
                .backup(BackupSettings.NONE.verify(BackupSchedule.weekly(DayOfWeek.MONDAY, 5, 0)));
        InstanceSettings defaults = plain.audit(AuditLevel.DENIALS)
                .consumer(Consumer.of("a-reports").namespace("reports").label("app", "reports"))
                .runAs(10999, 10999);
        Customization custom = Customization.NONE
                .annotation("example.com/owner", "databases")
                .imageRegistry("registry.example.com")
                .imagePullSecret("registry-credentials")
                .nodeSelector("example.com/disk", "ssd")
                .hostAlias("ldap.example.com", "10.0.0.7")
                .sidecar(container("exporter"))
                .initContainer(container("before"));
        EnvironmentBuilder development = Environment.builder("development")
                .namespace("databases-dev")
                .createNamespace()
                .cluster("dev")
                .allowPruning()
                .customize(custom)
                .backup(BackupSettings.none("it is thrown away"))
                .quota(Quota.of(Storage.gibibytes(50), Memory.gibibytes(50), Cpu.cores(50)))
                .override("mongodb", plain);
        PortfolioBuilder portfolio = Portfolio.builder("complete")
                .namespace("databases")
                .customize(custom)
                .backupTarget(BackupTarget.s3("offsite", "eu-central-1", "databases", "backup-offsite")
                        .endpoint("http://s3.example.com:9000")
                        .provider("Minio")
                        .authority("company-ca")
                        .insecure("it is encrypted by the mesh")
                        .namespace("storage")
                        .label("app", "minio")
                        .podPort(9000)
                        .prefix("{environment}/{portfolio}")
                        .image(ImageReference.parse("rclone/rclone:1.70")))
                .backupTarget(BackupTarget.s3("aws", "eu-central-1", "databases", "")
                        .role("arn:aws:iam::123456789012:role/backups"))
                .backupTarget(BackupTarget.volume("disk", "backups")
                        .prefix("{environment}")
                        .image(ImageReference.parse("rclone/rclone:1.70")))
                .backup(BackupSettings.to("offsite")
                        .schedule(BackupSchedule.daily(3, 0))
                        .keep(Retention.of(2, 5, 6))
                        .verify(BackupSchedule.weekly(DayOfWeek.SUNDAY, 5, 0).fixed())
                        .mayBeEmpty("it was made this week")
                        .jobs(BackupJobs.NONE
                                .memory(Memory.mebibytes(300))
                                .storageClass("scratch")
                                .priorityClass("batch")
                                .parallel(2)))
                .quota(Quota.NONE
                        .storage(Storage.gibibytes(100))
                        .memory(Memory.gibibytes(100))
                        .cpu(Cpu.cores(100)));
        for (Engine engine : DatabaseEngines.all()) {
            portfolio.defaults(engine, defaults);
            development.defaults(engine, plain);
        }
        return portfolio
                .add(own(PostgreSql.builder("postgresql"), "of_postgresql")
                        .database("a")
                        .user("a")
                        .secondLogin(SecondLogin.PREPARED))
                .add(own(Redis.builder("redis"), "of_redis"))
                .add(own(MongoDb.builder("mongodb"), "of_mongodb")
                        .database("a")
                        .user("a")
                        .secondLogin(SecondLogin.PREPARED))
                .add(own(Valkey.builder("valkey"), "of_valkey"))
                .add(development)
                .add(Environment.builder("production")
                        .namespace("databases-production")
                        .defaults(PostgreSql.ENGINE, InstanceSettings.NONE.secondLogin(SecondLogin.USED))
                        .override("mongodb", InstanceSettings.NONE.secondLogin(SecondLogin.USED))
                        .production(Production.of(
                                        new SecretSource.ExternalStore(
                                                SecretSource.StoreKind.SECRET_STORE, "vault", "databases/{instance}"),
                                        new CertificateSource.Issuer("company-ca", "Issuer", "cert-manager.io")
                                                .lifetime(CertificateLifetime.of(TimeSpan.hours(72))
                                                        .renewBefore(TimeSpan.hours(24))))
                                .metrics(Production.Scraper.in("monitoring").label("app", "prometheus"))
                                .priorityClass("databases")
                                .certificateAuthority(new CertificateAuthority.ConfigMap("company-ca", "root.pem"))
                                .dns(DnsServer.inNamespace("own", "dns")
                                        .label("app", "unbound")
                                        .port(5353))
                                .dns(DnsServer.at("nodes", "10.0.0.0/28"))))
                .add(Environment.builder("production-of-vault")
                        .namespace("databases-of-vault")
                        .production(Production.of(
                                        new SecretSource.VaultOperator("databases", "kv", "databases/{instance}"),
                                        new CertificateSource.Brought())
                                .certificateAuthority(new CertificateAuthority.Pem(AUTHORITY)))
                        .override(
                                "redis",
                                InstanceSettings.NONE.consumer(Consumer.of("a-web")
                                        .namespace("web")
                                        .label("app", "web")
                                        .binding())))
                .add(Environment.builder("production-generated")
                        .namespace("databases-generated")
                        .production(Production.of(new SecretSource.Generated(), new CertificateSource.Brought())))
                .add(Environment.builder("production-brought")
                        .namespace("databases-brought")
                        .production(Production.of(new SecretSource.Brought(), new CertificateSource.Brought())))
                .add(Environment.builder("production-existing")
                        .namespace("databases-existing")
                        .production(Production.of(
                                new SecretSource.Existing("{instance}-{user}-credentials"),
                                new CertificateSource.Existing("{instance}-certificate")))
                        .override(
                                "redis",
                                InstanceSettings.NONE.backup(
                                        BackupSettings.to("offsite").keep(Retention.byBucket()))))
                .accept(AcceptedChange.of(RiskyChange.STORAGE_SHRINKS, "redis", "3Gi", "it was never full")
                        .in("development"))
                .tombstone(Tombstone.of("old", "moved").in("development"))
                .gitOps(GitOps.of("https://git.example.com/databases.git")
                        .revision("main")
                        .path("k8s")
                        .argoCd(GitOps.ArgoCd.of(GitOps.ArgoCd.Form.APPLICATIONS)
                                .namespace("argocd")
                                .project("default"))
                        .flux(GitOps.Flux.every("10m").namespace("flux-system").imagePolicies("flux-system")))
                .build();
    }

    private static ExtraContainer container(String name) {
        return ExtraContainer.of(name, ImageReference.parse("exporter:1"))
                .command("run")
                .arguments("--all")
                .environment("A", "b")
                .requests(Memory.mebibytes(16), Cpu.millicores(10))
                .limits(Memory.mebibytes(32), Cpu.millicores(20));
    }

    private static <B extends InstanceBuilder<B>> B own(B instance, String password) {
        return instance.application("A")
                .password(Password.of(password))
                .version(EngineVersion.parse("14"))
                .image(ImageReference.parse("example.com/database:14.1"))
                .startsLike(ImageContract.OFFICIAL)
                .storage(Storage.gibibytes(3))
                .storageClass("fast")
                .requests(Memory.mebibytes(257), Cpu.millicores(250))
                .limits(Memory.mebibytes(513), Cpu.cores(1))
                .label("example.com/tier", "1")
                .audit(AuditLevel.DENIALS)
                .consumer(Consumer.of("a").namespace("shop").label("app", "shop"))
                .runAs(10001, 10002)
                .backup(BackupSettings.to("disk"))
                .sharedWith("B", "until it has its own");
    }
}
