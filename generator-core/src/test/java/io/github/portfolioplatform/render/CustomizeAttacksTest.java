package io.github.portfolioplatform.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.portfolioplatform.PortfolioGenerator;
import io.github.portfolioplatform.golden.Scenario;
import io.github.portfolioplatform.problem.PortfolioException;
import io.github.portfolioplatform.spec.PortfolioSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a portfolio must not ask for in {@code customize} and {@code labels}, which decorators of the library carry out. */
class CustomizeAttacksTest {

    private static final String SIDECAR =
            "image: x/y:1, requests: {memory: 16Mi, cpu: 10m}, limits: {memory: 32Mi, cpu: 50m}";

    private static String problems(String line) {
        try {
            String spec = Files.readString(Scenario.PLATFORM.input())
                    .replaceFirst("(?m)^backupTargets:", line.replace("SIDECAR", SIDECAR) + "\n\nbackupTargets:");
            PortfolioException refusal = catchThrowableOfType(
                    PortfolioException.class,
                    () -> PortfolioGenerator.of(
                                    PortfolioSpec.read("portfolio.yaml", spec.getBytes(StandardCharsets.UTF_8)))
                            .readFrom("portfolio.yaml")
                            .render());
            return refusal == null ? "" : refusal.getMessage();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "customize: {hostAliases: {localhost: 10.0.0.1}} | hostAliases",
                "customize: {hostAliases: {redis: 10.0.0.1}} | hostAliases",
                "customize: {hostAliases: {redis.platform-production: 10.0.0.1}} | hostAliases",
                "customize: {hostAliases: {redis.platform-production.svc.cluster.local: 10.0.0.1}} | hostAliases",
                "customize: {hostAliases: {metadata.google.internal: 10.0.0.1}} | hostAliases",
                "customize: {hostAliases: {a.example.com: evil}} | 'evil' is not an IP address",
                "customize: {annotations: {argocd.argoproj.io/sync-options: Prune=true}} | tells GitOps tools",
                "customize: {annotations: {kustomize.toolkit.fluxcd.io/prune: enabled}} | tells GitOps tools",
                "customize: {annotations: {sidecar.istio.io/inject: 'true'}} | annotations",
                "customize: {annotations: {pre.hook.backup.velero.io/command: rm}} | annotations",
                "customize: {nodeSelector: {'not valid!': x}} | is not the key of a label",
                "customize: {imageRegistry: 'http://evil'} | is not a registry",
                "customize: {imageRegistry: '../evil'} | is not a registry",
                "customize: {imagePullSecrets: ['../x']} | is not the name of a Secret",
                "customize: {sidecars: {redis: {SIDECAR}}} | redis",
                "customize: {sidecars: {a: {SIDECAR}}, initContainers: {a: {SIDECAR}}} | a",
                "customize: {sidecars: {a: {image: 'x/y:1'}}} | limits is missing",
                "customize: {sidecars: {a: {SIDECAR, credentials: {X: no-such-key}}}} | no-such-key",
                "customize: {sidecars: {a: {SIDECAR, environment: {'not-valid!': b}}}} | not-valid",
                "customize: {sidecars: {a: {SIDECAR, ports: [5432]}}} | ports",
                "customize: {sidecars: {a: {SIDECAR, securityContext: {privileged: true}}}} | securityContext",
            })
    void is_refused(String line, String part) {
        assertThat(problems(line)).contains(part);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "customize: {hostAliases: {ldap.example.com: 10.0.0.7, dc1.company.local: 10.0.0.8}}",
                "customize: {annotations: {example.com/owner: x, sidecar.istio.io/inject: 'false'}}",
                "customize: {initContainers: {b: {SIDECAR}}}"
            })
    void is_allowed(String line) {
        assertThat(problems(line)).isEmpty();
    }
}
