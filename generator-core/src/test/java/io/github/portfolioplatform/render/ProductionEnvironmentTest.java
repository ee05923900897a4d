package io.github.portfolioplatform.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.decoration.Decorations;
import io.github.portfolioplatform.engine.CertificateShape;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.redis.Redis;
import io.github.portfolioplatform.golden.Document;
import io.github.portfolioplatform.model.CertificateSource;
import io.github.portfolioplatform.model.Consumer;
import io.github.portfolioplatform.model.Cpu;
import io.github.portfolioplatform.model.Customization;
import io.github.portfolioplatform.model.ExtraContainer;
import io.github.portfolioplatform.model.ImageReference;
import io.github.portfolioplatform.model.InstanceSettings;
import io.github.portfolioplatform.model.Memory;
import io.github.portfolioplatform.model.Quantity;
import io.github.portfolioplatform.model.SecretSource;
import io.github.portfolioplatform.model.SecuritySettings;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an environment of production has around its servers. */
class ProductionEnvironmentTest {

    private final ProductionSet set = ProductionSet.rendered();

    @Test
    void an_instance_has_everything_in_a_file_of_its_own() {
        assertThat(set.roles())
                .containsExactlyInAnyOrder(
                        "access",
                        "access-schedule",
                        "certificate",
                        "claim",
                        "configuration",
                        "credentials",
                        "credentials-admin",
                        "credentials-read-only",
                        "network-policy",
                        "network-policy-access",
                        "service",
                        "service-account",
                        "statefulset")
                .noneMatch(role -> role.contains("secret"));
    }

    @Test
    void nothing_holds_back_a_node_that_is_drained_for_a_single_server() {
        assertThat(set.resources()).extracting(RenderedResource::kind).doesNotContain("PodDisruptionBudget");
    }

    @Test
    void no_password_is_in_a_file() {
        assertThat(set.resources()).extracting(RenderedResource::kind).doesNotContain("Secret");
    }

    @ParameterizedTest
    @MethodSource("io.github.portfolioplatform.render.KubernetesSchema#versions")
    void everything_of_kubernetes_is_valid_to_the_letter(String version) {
        KubernetesSchema schema = KubernetesSchema.of(version);
        ProductionSet generated = ProductionSet.from(new SecretSource.Generated());

        assertThat(generated.resources().stream()
                        .map(ProductionSet::yaml)
                        .map(Document::parse)
                        .filter(document ->
                                !document.text("apiVersion").matches(".*(external-secrets|cert-manager).*")))
                .hasSize(3 + 2 * 12)
                .allSatisfy(document ->
                        assertThat(schema.problemsOf(document.fields())).isEmpty());
    }

    // Networks

    @Test
    void who_uses_the_instance_says_so_by_a_label() {
        assertThat(ingress(set))
                .containsExactly(
                        Map.of(
                                "podSelector",
                                Map.of("matchLabels", Map.of("portfolioplatform.github.io/uses-cache", "true"))),
                        Map.of(
                                "namespaceSelector",
                                Map.of("matchLabels", Map.of("kubernetes.io/metadata.name", "monitoring"))),
                        Map.of("podSelector", Map.of("matchLabels", Map.of("app", "cache-access"))));
        assertThat(set.document("network-policy").at("spec.ingress[0].ports"))
                .isEqualTo(List.of(Map.of("port", 6379, "protocol", "TCP")));
    }

    @Test
    void declared_consumers_are_let_in_instead() {
        Consumer web = Consumer.of("shop-web").namespace("shop").label("app", "web");
        Consumer batch = Consumer.of("shop-batch").namespace("nightly");
        ProductionSet declared = ProductionSet.with(environment -> environment.defaults(
                Redis.ENGINE,
                InstanceSettings.NONE.security(
                        SecuritySettings.NONE.consumer(web).consumer(batch))));

        assertThat(ingress(declared).subList(0, 2))
                .containsExactly(
                        Map.of(
                                "namespaceSelector",
                                Map.of("matchLabels", Map.of("kubernetes.io/metadata.name", "shop")),
                                "podSelector",
                                Map.of("matchLabels", Map.of("app", "web"))),
                        Map.of(
                                "namespaceSelector",
                                Map.of("matchLabels", Map.of("kubernetes.io/metadata.name", "nightly")),
                                "podSelector",
                                Map.of("matchLabels", Map.of("portfolioplatform.github.io/uses-cache", "true"))));
        assertThat(ingress(declared)).hasSize(4);
    }

    private static List<Map<String, Object>> ingress(ProductionSet set) {
        return set.document("network-policy").documents("spec.ingress[0].from").stream()
                .map(Document::fields)
                .toList();
    }

    @Test
    void policies_close_both_directions_and_share_one_label_with_their_pods() {
        assertThat(Stream.of("network-policy", "network-policy-access").map(set::document))
                .allSatisfy(policy -> {
                    assertThat(policy.texts("spec.policyTypes")).containsExactly("Ingress", "Egress");
                    assertThat(policy.map("spec.podSelector.matchLabels")).containsOnlyKeys("app");
                });
    }

    @Test
    void a_server_asks_for_names_and_for_nothing_else() {
        assertThat(set.document("network-policy").documents("spec.egress"))
                .extracting(rule -> rule.at("ports"))
                .containsExactly(
                        List.of(Map.of("port", 53, "protocol", "UDP"), Map.of("port", 53, "protocol", "TCP")),
                        List.of(Map.of("port", 5353, "protocol", "UDP"), Map.of("port", 5353, "protocol", "TCP")));
    }

    @Test
    void the_job_talks_to_its_server_and_nobody_talks_to_the_job() {
        Document policy = set.document("network-policy-access");

        assertThat(policy.in("spec").has("ingress")).isFalse();
        assertThat(policy.documents("spec.egress")).hasSize(3);
        assertThat(policy.at("spec.egress[2].to"))
                .isEqualTo(List.of(Map.of("podSelector", Map.of("matchLabels", Map.of("app", "cache")))));
    }

    // Certificates

    @Test
    void a_certificate_has_every_name_of_the_service() {
        Document certificate = set.document("certificate");

        assertThat(certificate.texts("spec.dnsNames"))
                .containsExactly(
                        "cache",
                        "cache.shop-production",
                        "cache.shop-production.svc",
                        "cache.shop-production.svc.cluster.local",
                        "localhost");
        assertThat(certificate.text("spec.secretName")).isEqualTo("cache-tls");
        assertThat(certificate.map("spec.issuerRef"))
                .isEqualTo(Map.of("name", "company-ca", "kind", "ClusterIssuer", "group", "cert-manager.io"));
        assertThat(certificate.map("spec.privateKey"))
                .isEqualTo(Map.of("algorithm", "ECDSA", "size", 256, "encoding", "PKCS8", "rotationPolicy", "Always"));
        assertThat(certificate.texts("spec.usages")).containsExactly("digital signature", "server auth");
    }

    @Test
    void a_certificate_has_the_shape_that_the_server_wants() {
        Document certificate = ProductionSet.of(
                        UnaryOperator.identity(),
                        Decorations.NONE,
                        instance -> new FakeServer(InstanceNames.of(instance), "", new CertificateShape(true, true)))
                .document("certificate");

        assertThat(certificate.at("spec.additionalOutputFormats")).isEqualTo(List.of(Map.of("type", "CombinedPEM")));
        assertThat(certificate.text("spec.privateKey.algorithm")).isEqualTo("RSA");
        assertThat(certificate.texts("spec.usages"))
                .containsExactly("digital signature", "key encipherment", "server auth", "client auth");
    }

    @Test
    void a_certificate_may_be_brought() {
        ProductionSet brought = ProductionSet.with(environment ->
                environment.production(ProductionSet.production(ProductionSet.STORE, new CertificateSource.Brought())));

        assertThat(brought.roles()).doesNotContain("certificate");
    }

    // The namespace

    @Test
    void the_namespace_takes_restricted_pods_alone() {
        assertThat(set.ofEnvironment("namespace").map("metadata.labels"))
                .containsEntry("pod-security.kubernetes.io/enforce", "restricted")
                .containsEntry("pod-security.kubernetes.io/enforce-version", "latest")
                .containsEntry("pod-security.kubernetes.io/warn", "restricted")
                .containsEntry("pod-security.kubernetes.io/audit", "restricted");
    }

    /** Two servers and their jobs, and one more job. */
    @Test
    void the_quota_is_what_is_rendered_with_room_for_one_more_job() {
        assertThat(set.ofEnvironment("resource-quota").map("spec.hard"))
                .isEqualTo(Map.of(
                        "requests.cpu", "350m",
                        "requests.memory", "448Mi",
                        "limits.cpu", "2",
                        "limits.memory", "576Mi",
                        "requests.storage", "4Gi",
                        "services.nodeports", "0",
                        "services.loadbalancers", "0"));
    }

    @Test
    void sidecars_are_in_the_quota() {
        ProductionSet more = ProductionSet.with(environment -> environment.customize(Customization.NONE.sidecar(
                ExtraContainer.of("exporter", ImageReference.parse("example.com/exporter:1.0"))
                        .requests(Memory.mebibytes(16), Cpu.millicores(10))
                        .limits(Memory.mebibytes(512), Cpu.millicores(50)))));

        assertThat(more.ofEnvironment("resource-quota").map("spec.hard"))
                .containsEntry("requests.memory", "480Mi")
                .containsEntry("limits.memory", "1600Mi");
        assertThat(more.ofEnvironment("limit-range").map("spec.limits[0].max")).containsEntry("memory", "512Mi");
    }

    /** As a person starts it to look around, with kubectl run. */
    @Test
    void a_pod_that_sets_nothing_is_admitted_beside_all_that_runs() {
        Document range = set.ofEnvironment("limit-range").in("spec.limits[0]");
        Document quota = set.ofEnvironment("resource-quota").in("spec.hard");

        for (String amount : List.of("cpu", "memory")) {
            assertThat(amount(range, "defaultRequest", amount))
                    .isBetween(amount(range, "min", amount), amount(range, "default", amount));
            assertThat(amount(range, "default", amount)).isLessThanOrEqualTo(amount(range, "max", amount));
            assertThat(amount(quota, "requests." + amount))
                    .isGreaterThanOrEqualTo(running("requests", amount).plus(amount(range, "defaultRequest", amount)));
            assertThat(amount(quota, "limits." + amount))
                    .isGreaterThanOrEqualTo(running("limits", amount).plus(amount(range, "default", amount)));
        }
    }

    /** What all containers that are rendered have together, those of jobs included. */
    private Quantity running(String kind, String amount) {
        Quantity sum = Quantity.parse("0");
        for (RenderedResource resource : set.resources()) {
            String pod = resource.kind().equals("CronJob") ? "spec.jobTemplate.spec.template" : "spec.template";
            if (List.of("StatefulSet", "CronJob").contains(resource.kind())) {
                for (Document container :
                        Document.parse(ProductionSet.yaml(resource)).documents(pod + ".spec.containers")) {
                    sum = sum.plus(amount(container.in("resources"), kind, amount));
                }
            }
        }
        return sum;
    }

    private static Quantity amount(Document of, String... path) {
        Object found = of.content();
        for (String name : path) {
            found = ((Map<?, ?>) found).get(name);
        }
        return Quantity.parse(String.valueOf(found));
    }

    @Test
    void the_limits_of_containers_are_those_that_are_rendered() {
        Document range = set.ofEnvironment("limit-range");

        assertThat(range.in("spec.limits[0]").fields())
                .isEqualTo(Map.of(
                        "type", "Container",
                        "min", Map.of("cpu", "50m", "memory", "32Mi"),
                        "defaultRequest", Map.of("cpu", "50m", "memory", "128Mi"),
                        "default", Map.of("cpu", "500m", "memory", "256Mi"),
                        "max", Map.of("cpu", "500m", "memory", "256Mi")));
        assertThat(range.in("spec.limits[1]").fields())
                .isEqualTo(Map.of(
                        "type", "PersistentVolumeClaim",
                        "min", Map.of("storage", "2Gi"),
                        "max", Map.of("storage", "2Gi")));
    }
}
