package io.github.portfolioplatform.spec;

import io.github.portfolioplatform.model.AuditLevel;
import io.github.portfolioplatform.model.CertificateAuthority;
import io.github.portfolioplatform.model.CertificateLifetime;
import io.github.portfolioplatform.model.CertificateSource;
import io.github.portfolioplatform.model.Consumer;
import io.github.portfolioplatform.model.DnsServer;
import io.github.portfolioplatform.model.Production;
import io.github.portfolioplatform.model.RunAs;
import io.github.portfolioplatform.model.SecondLogin;
import io.github.portfolioplatform.model.SecretSource;
import io.github.portfolioplatform.model.SecretSource.StoreKind;
import io.github.portfolioplatform.model.SecuritySettings;
import io.github.portfolioplatform.model.TimeSpan;
import io.github.portfolioplatform.problem.InvalidValueException;
import io.github.portfolioplatform.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Reads what makes an environment one of production, and what that means for its instances. */
final class ProductionReader {

    static final String SECRET_STORE = "SecretStore";
    static final String USUAL_KEY = "{portfolio}/{environment}/{instance}";

    private static final String USUAL_ISSUER = "ClusterIssuer";
    private static final String CERT_MANAGER = "cert-manager.io";
    /** What an environment says of production alone. */
    static final List<String> KEYS =
            List.of("secrets", "certificates", "metrics", "priorityClass", "network", "certificateAuthority");

    private ProductionReader() {}

    /** {@return what the environment is told; empty if it is one of development, or something is missing, which is reported} */
    static Optional<Production> read(Section environment) {
        Optional<String> profile = environment.text("profile");
        Optional<SecretSource> secrets =
                environment.section("secrets", ProductionShapes.SECRETS).flatMap(ProductionReader::secrets);
        Optional<CertificateSource> certificates = environment
                .section("certificates", ProductionShapes.CERTIFICATES)
                .flatMap(ProductionReader::certificates);
        UnaryOperator<Production> furnished = furnished(environment);
        if (!profile.equals(Optional.of(Shape.PRODUCTION))) {
            if (profile.isPresent() || !environment.has("profile")) {
                environment.refuse(
                        KEYS, "means something in production alone.", "Add profile: production, or remove it.");
            }
            return Optional.empty();
        }
        environment.require("secrets").require("certificates");
        return secrets.flatMap(
                secret -> certificates.map(certificate -> furnished.apply(Production.of(secret, certificate))));
    }

    /** {@return what adds the parts that production can do without} They are read in any case, so that their mistakes are found. */
    private static UnaryOperator<Production> furnished(Section environment) {
        Optional<Production.Scraper> metrics =
                environment.section("metrics", ProductionShapes.METRICS).flatMap(ProductionReader::scraper);
        Optional<String> priorityClass = environment.text("priorityClass");
        List<DnsServer> dns = environment
                .section("network", ProductionShapes.NETWORK)
                .map(ProductionReader::dns)
                .orElse(List.of());
        Optional<CertificateAuthority> authority = environment
                .section("certificateAuthority", ProductionShapes.CERTIFICATE_AUTHORITY)
                .flatMap(ProductionReader::authority);
        return production -> {
            Production furnished = new Assembled<>(production)
                    .with(metrics, Production::metrics)
                    .with(priorityClass, Production::priorityClass)
                    .with(authority, Production::certificateAuthority)
                    .value();
            for (DnsServer server : dns) {
                furnished = furnished.dns(server);
            }
            return furnished;
        };
    }

    private static Optional<CertificateAuthority> authority(Section section) {
        Optional<CertificateAuthority> configMap = section.section("configMap", ProductionShapes.AUTHORITY_MAP)
                .flatMap(map -> map.require("name")
                        .text("name")
                        .map(name -> new CertificateAuthority.ConfigMap(
                                name, map.text("key").orElse(CertificateAuthority.KEY))));
        Optional<CertificateAuthority> pem =
                section.value("pem", Function.identity()).map(CertificateAuthority.Pem::new);
        return configMap.or(() -> pem);
    }

    private static Optional<SecretSource> secrets(Section section) {
        Optional<SecretSource> store = section.section("externalSecrets", ProductionShapes.EXTERNAL_SECRETS)
                .flatMap(said -> said.require("store")
                        .text("store")
                        .map(name -> new SecretSource.ExternalStore(
                                said.text("kind")
                                        .filter(SECRET_STORE::equals)
                                        .map(kind -> StoreKind.SECRET_STORE)
                                        .orElse(StoreKind.CLUSTER_SECRET_STORE),
                                name,
                                said.text("key").orElse(USUAL_KEY))));
        Optional<SecretSource> vault =
                section.section("vault", ProductionShapes.VAULT).flatMap(ProductionReader::vault);
        Optional<SecretSource> generated =
                section.flag("generated") ? Optional.of(new SecretSource.Generated()) : Optional.empty();
        Optional<SecretSource> brought =
                section.flag("brought") ? Optional.of(new SecretSource.Brought()) : Optional.empty();
        Optional<SecretSource> existing = section.text("existing").map(SecretSource.Existing::new);
        return store.or(() -> vault).or(() -> generated).or(() -> brought).or(() -> existing);
    }

    private static Optional<SecretSource> vault(Section section) {
        Optional<String> auth = section.require("auth").text("auth");
        Optional<String> mount = section.require("mount").text("mount");
        String path = section.text("path").orElse(USUAL_KEY);
        return auth.flatMap(by -> mount.map(at -> new SecretSource.VaultOperator(by, at, path)));
    }

    private static Optional<CertificateSource> certificates(Section section) {
        Optional<CertificateSource> issuer = section.section("certManager", ProductionShapes.CERT_MANAGER)
                .flatMap(said -> said.require("issuer")
                        .text("issuer")
                        .map(name -> new CertificateSource.Issuer(
                                name,
                                said.text("kind").orElse(USUAL_ISSUER),
                                said.text("group").orElse(CERT_MANAGER),
                                CertificateLifetime.of(
                                        said.value("duration", TimeSpan::parse),
                                        said.value("renewBefore", TimeSpan::parse)))));
        Optional<CertificateSource> brought =
                section.flag("brought") ? Optional.of(new CertificateSource.Brought()) : Optional.empty();
        Optional<CertificateSource> existing = section.text("existing").map(CertificateSource.Existing::new);
        return issuer.or(() -> brought).or(() -> existing);
    }

    private static Optional<Production.Scraper> scraper(Section section) {
        return section.require("namespace")
                .text("namespace")
                .map(namespace -> new Production.Scraper(namespace, section.texts("labels")));
    }

    private static List<DnsServer> dns(Section network) {
        return network.named("dns", ProductionShapes.DNS_SERVER).entrySet().stream()
                .map(server -> dns(server.getKey(), server.getValue()))
                .toList();
    }

    private static DnsServer dns(String name, Section server) {
        return new Assembled<>(DnsServer.of(name))
                .with(server.text("namespace"), DnsServer::namespace)
                .with(server.text("address"), DnsServer::address)
                .with(server.value("port", ProductionReader::port), DnsServer::port)
                .with(server.texts("labels"), DnsServer::label)
                .value();
    }

    private static int port(String text) {
        if (!text.matches("[1-9][0-9]{0,4}")) {
            throw new InvalidValueException(
                    Problem.quoted(text) + " is not a port.", "Write a number from 1 to 65535.");
        }
        return Integer.parseInt(text);
    }

    /** {@return what the section says of the security of instances} */
    static SecuritySettings security(Section section) {
        List<Consumer> consumers = section.named("consumers", ProductionShapes.CONSUMER).entrySet().stream()
                .map(consumer -> consumer(consumer.getKey(), consumer.getValue()))
                .toList();
        return new SecuritySettings(
                section.text("audit").flatMap(AuditLevel::of).orElse(null),
                consumers,
                section.section("runAs", ProductionShapes.RUN_AS)
                        .flatMap(ProductionReader::runAs)
                        .orElse(null),
                section.mayHave(Shape.SECOND_LOGIN)
                        ? section.text(Shape.SECOND_LOGIN)
                                .flatMap(SecondLogin::of)
                                .orElse(null)
                        : null);
    }

    private static Consumer consumer(String name, Section said) {
        return new Assembled<>(Consumer.of(name))
                .with(said.text("namespace"), Consumer::namespace)
                .with(
                        Optional.of(said.flag("binding")).filter(isBound -> isBound),
                        (consumer, bound) -> consumer.binding())
                .with(said.texts("labels"), Consumer::label)
                .value();
    }

    private static Optional<RunAs> runAs(Section section) {
        Optional<Long> user = section.require("user").value("user", ProductionReader::id);
        Optional<Long> group = section.require("group").value("group", ProductionReader::id);
        return user.flatMap(uid -> group.map(gid -> new RunAs(uid, gid)));
    }

    private static long id(String text) {
        if (!text.matches("0|[1-9][0-9]{0,9}") || Long.parseLong(text) > Integer.MAX_VALUE) {
            throw new InvalidValueException(
                    Problem.quoted(text) + " is not the id of a user or group.",
                    "Write a number from 1 to 2147483647.");
        }
        return Long.parseLong(text);
    }
}
