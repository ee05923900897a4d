package io.github.portfolioplatform.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portfolioplatform.document.ProvisionCommands.Store;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.problem.InvalidValueException;
import io.github.portfolioplatform.spec.PortfolioSpec;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

/** A shell runs the commands, with programs that note their arguments and their standard input in place of the real ones. */
class ProvisionCommandsTest {

    private static final String NOTES = """
            #!/bin/sh
            { printf "%s" "$(basename "$0")"; printf ' [%s]' "$@"; echo; } >> "$NOTES/arguments"
            case "$*" in *-\\ *|*-|*/dev/stdin*) cat >> "$NOTES/input"; printf '\\n---\\n' >> "$NOTES/input" ;; esac
            """;

    @TempDir
    private Path folder;

    private static Environment shop(String secrets, String certificates) {
        return PortfolioSpec.read(
                        "portfolio.yaml", """
                        apiVersion: portfolio/v1
                        kind: Portfolio
                        name: shop
                        instances:
                          - {name: postgresql-orders, engine: postgresql, version: "17", storage: 2Gi, database: orders, user: orders_user,
                             application: Shop, requests: {memory: 512Mi, cpu: 250m}, limits: {memory: 512Mi, cpu: 500m}}
                          - {name: redis-sessions, engine: redis, version: "7.2", storage: 1Gi,
                             application: Shop, requests: {memory: 512Mi, cpu: 250m}, limits: {memory: 512Mi, cpu: 500m}}
                          - {name: mongodb-catalog, engine: mongodb, version: "8.0", storage: 1Gi, database: catalog,
                             application: Shop, requests: {memory: 1Gi, cpu: 250m}, limits: {memory: 1Gi, cpu: 500m}}
                        customize: {imagePullSecrets: [registry]}
                        backupTargets:
                          offsite: {s3: {region: eu-central-1, bucket: copies, secret: backup-offsite, authority: storage-ca}}
                        environments:
                          production:
                            profile: production
                            namespace: shop-production
                            backup: {to: offsite}
                            secrets: {%s}
                            certificates: {%s}
                            certificateAuthority: {configMap: {name: company-bundle}}
                        """.formatted(secrets, certificates).getBytes(StandardCharsets.UTF_8))
                .environment("production");
    }

    private static final String ISSUER = "certManager: {issuer: company-ca}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    vault: {auth: databases, mount: kv} | VAULT | vault [kv] [put] [-cas=0] [-mount=kv] [shop/production/postgresql-orders] [-]
                    externalSecrets: {store: vault}     | VAULT | vault [kv] [put] [-cas=0] [-mount=secret] [shop/production/postgresql-orders] [-]
                    externalSecrets: {store: aws}       | AWS   | aws [secretsmanager] [create-secret] [--name] [shop/production/postgresql-orders] [--secret-string] [file:///dev/stdin]
                    """)
    void every_entry_of_the_store_is_filled_without_a_password_in_any_argument(
            String secrets, Store store, String command) throws Exception {
        run(shop(secrets, ISSUER), store);

        assertThat(noted("arguments")).contains(command);
        assertThat(noted("arguments").lines().filter(line -> line.contains("shop/production/")))
                .hasSize(4)
                .anyMatch(line -> line.contains("[shop/production/backup-offsite]"));
        assertThat(noted("arguments")).doesNotContainPattern("[0-9a-f]{48}");
        assertThat(inputs())
                .anySatisfy(entry -> assertThat(entry).containsKeys("app", "migrate", "read-only", "metrics"));
        assertThat(inputs())
                .anySatisfy(entry -> assertThat(entry)
                        .isEqualTo(Map.of(
                                "access-key-id", "of access-key-id", "secret-access-key", "of secret-access-key")));
        assertThat(inputs().stream().filter(entry -> entry.containsKey("app")))
                .flatExtracting(Map::values)
                .allSatisfy(password -> assertThat((String) password).matches("[0-9a-f]{48}"))
                .doesNotHaveDuplicates();
    }

    @Test
    void provided_secrets_are_complete_bindings_whose_passwords_agree() throws Exception {
        run(shop("brought: true", "brought: true"), Store.KUBECTL);
        Map<String, Object> application = secret("postgresql-orders-secrets");

        String password = (String) application.get("password");
        assertThat(password).matches("[0-9a-f]{48}");
        assertThat((String) application.get("uri"))
                .startsWith("postgres://orders_app:" + password + "@postgresql-orders.shop-production.svc");
    }

    @Test
    void certificates_keys_of_buckets_pull_secrets_and_the_authority_come_from_files() throws Exception {
        run(shop("brought: true", "brought: true"), Store.KUBECTL);

        assertThat(noted("arguments").lines())
                .contains(
                        "kubectl [create] [secret] [generic] [redis-sessions-tls] [--namespace=shop-production]"
                                + " [--from-file=ca.crt=redis-sessions-tls/ca.crt] [--from-file=tls.crt=redis-sessions-tls/tls.crt]"
                                + " [--from-file=tls.key=redis-sessions-tls/tls.key]",
                        "kubectl [create] [secret] [generic] [mongodb-catalog-tls] [--namespace=shop-production]"
                                + " [--from-file=ca.crt=mongodb-catalog-tls/ca.crt]"
                                + " [--from-file=tls-combined.pem=mongodb-catalog-tls/tls-combined.pem]",
                        "kubectl [create] [secret] [generic] [backup-offsite] [--namespace=shop-production]"
                                + " [--from-file=access-key-id=backup-offsite/access-key-id]"
                                + " [--from-file=secret-access-key=backup-offsite/secret-access-key]",
                        "kubectl [create] [secret] [generic] [storage-ca] [--namespace=shop-production]"
                                + " [--from-file=ca.crt=storage-ca/ca.crt]",
                        "kubectl [create] [secret] [generic] [registry] [--namespace=shop-production]"
                                + " [--type=kubernetes.io/dockerconfigjson] [--from-file=.dockerconfigjson=registry/.dockerconfigjson]",
                        "kubectl [create] [configmap] [company-bundle] [--namespace=shop-production]"
                                + " [--from-file=ca.crt=company-bundle/ca.crt]");
    }

    /** {@code -tls} is read by all, the authority of a bucket by its jobs. */
    @ParameterizedTest
    @CsvSource({
        "brought: true",
        "'existing: \"{instance}-{user}-login\"'",
        "generated: true",
        "externalSecrets: {store: vault}"
    })
    void the_report_lists_them_in_every_way_of_secrets(String secrets) {
        String report =
                ConnectionReport.of(List.of(shop(secrets, "brought: true"))).masked();

        assertThat(report)
                .contains(
                        "Provide the Secret postgresql-orders-tls with ca.crt, tls.crt and tls.key.",
                        "Provide the Secret mongodb-catalog-tls with ca.crt and tls-combined.pem.",
                        "Provide the Secret registry with .dockerconfigjson.",
                        "Provide the Secret storage-ca with ca.crt.",
                        "Provide the ConfigMap company-bundle with ca.crt.")
                .containsPattern("(Provide the Secret|Put access-key-id and secret-access-key into shop/production/)"
                        + "[ a-z]*backup-offsite");
        assertThat(EnvironmentDocument.of(shop(secrets, "brought: true")).masked())
                .contains("## To provide", "postgresql-orders-tls with");
    }

    @Test
    void the_report_itself_has_no_password_and_the_same_text_each_time() {
        Environment shop = shop("brought: true", "brought: true");
        String text = ProvisionCommands.text(List.of(shop), Store.KUBECTL);

        assertThat(text)
                .doesNotContainPattern("[0-9a-f]{48}")
                .isEqualTo(ProvisionCommands.text(List.of(shop), Store.KUBECTL));
    }

    @Test
    void another_tool_is_refused_with_those_that_there_are() {
        assertThatThrownBy(() -> Store.of("azure"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("Write vault, aws or kubectl.");
    }

    private void run(Environment environment, Store store) throws IOException, InterruptedException {
        Path programs = Files.createDirectories(folder.resolve("bin"));
        for (String program : List.of("vault", "aws", "kubectl")) {
            Path file = Files.writeString(programs.resolve(program), NOTES);
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }
        for (String key : List.of("access-key-id", "secret-access-key")) {
            Path bucket = Files.createDirectories(folder.resolve("shop/production/backup-offsite"));
            Files.writeString(bucket.resolve(key), "of " + key);
        }
        ProcessBuilder shell = new ProcessBuilder("sh", "-eu");
        shell.directory(folder.toFile());
        shell.environment().put("NOTES", folder.toString());
        shell.environment().merge("PATH", programs.toString(), (path, first) -> first + File.pathSeparator + path);
        shell.redirectErrorStream(true);
        Path script = Files.writeString(folder.resolve("script"), ProvisionCommands.text(List.of(environment), store));
        Process process = shell.redirectInput(script.toFile()).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private String noted(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> inputs() throws IOException {
        return List.of(noted("input").split("\n---\n")).stream()
                .map(text -> (Map<String, Object>) YAML.load(text))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> secret(String name) throws IOException {
        return inputs().stream()
                .filter(secret -> secret.toString().contains("name=" + name + ","))
                .map(secret -> (Map<String, Object>) secret.get("stringData"))
                .findFirst()
                .orElseThrow();
    }

    private static final Yaml YAML = new Yaml();
}
