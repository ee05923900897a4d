package io.github.portfolioplatform.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.connection.Connections;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Pods of production are given what operators would make of what is rendered, and nothing else. */
@ParameterizedClass
@MethodSource("shops")
class ProductionInstanceTest {

    /** All tests of a shop look at one, for signing takes time. */
    private static ProductionInstance production;

    @Parameter
    private Shop shop;

    static Stream<Shop> shops() {
        return Stream.of(Shop.postgreSql(18), Shop.redis(), Shop.mongoDb("8.0"));
    }

    @BeforeParameterizedClassInvocation
    static void produce(Shop shop) {
        production = shop.production();
    }

    @Test
    void a_secret_has_the_keys_that_are_rendered_and_no_others() {
        assertThat(production.texts().all("ExternalSecret"))
                .hasSizeGreaterThan(3)
                .allSatisfy(secret -> {
                    Fields target = secret.in("spec").in("target");
                    assertThat(production
                                    .rendered()
                                    .data("Secret", target.text("name"))
                                    .keySet())
                            .containsExactlyInAnyOrderElementsOf(
                                    target.in("template").in("data").values().keySet());
                });
        assertThat(production.secret("app").keySet())
                .isEqualTo(Connections.of(shop.environment(), shop.name()).secretKeys());
    }

    @Test
    void all_passwords_of_an_instance_are_in_one_entry_of_the_store() {
        assertThat(production.texts().all("ExternalSecret"))
                .flatExtracting(secret -> Stream.concat(
                                secret.in("spec").all("data").stream().map(data -> data.in("remoteRef")),
                                secret.in("spec").all("dataFrom").stream().map(data -> data.in("extract")))
                        .toList())
                .extracting(entry -> entry.text("key"))
                .containsOnly("shop/production/" + shop.name());
    }

    @Test
    void a_certificate_is_for_all_names_of_the_service_and_for_the_pod_itself() throws Exception {
        byte[] pem = production.certificate().certificate().getBytes(StandardCharsets.US_ASCII);
        X509Certificate certificate = (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));

        List<String> hosts = Stream.concat(production.texts().hosts().stream(), Stream.of("localhost"))
                .toList();
        assertThat(certificate.getSubjectAlternativeNames())
                .extracting(name -> (String) name.get(1))
                .containsExactlyInAnyOrderElementsOf(hosts);
        assertThat(hosts).contains(production.host());
    }
}
