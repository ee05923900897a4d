package io.github.portfolioplatform.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.engine.redis.Redis;
import io.github.portfolioplatform.golden.Scenario;
import io.github.portfolioplatform.model.CertificateSource;
import io.github.portfolioplatform.model.Cpu;
import io.github.portfolioplatform.model.Customization;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.ExtraContainer;
import io.github.portfolioplatform.model.ImageReference;
import io.github.portfolioplatform.model.Memory;
import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.model.Production;
import io.github.portfolioplatform.model.SecretSource;
import io.github.portfolioplatform.model.Storage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The images of production that may be others tomorrow are named. */
class PinReportTest {

    private static final String DIGEST = "@sha256:" + "0".repeat(64);

    @Test
    void the_images_of_the_platform_are_pinned_in_production_and_nobody_asks_in_development() {
        assertThat(PinReport.of(Scenario.PLATFORM.portfolio().environments()).lines())
                .isEmpty();
    }

    @Test
    void an_image_without_a_digest_is_named() {
        assertThat(lines("redis:7.4-bookworm", "exporter:1" + DIGEST))
                .containsExactly("production/redis runs redis:7.4-bookworm, which is not pinned: add its digest, as "
                        + "docker buildx imagetools inspect shows it.");
    }

    @Test
    void so_is_that_of_a_sidecar() {
        assertThat(lines("redis:7.4-bookworm" + DIGEST, "exporter:1"))
                .containsExactly("production/redis runs exporter:1, which is not pinned: add its digest, as docker "
                        + "buildx imagetools inspect shows it.");
    }

    @Test
    void so_is_an_official_image_whose_tag_does_not_say_its_system() {
        assertThat(lines("redis:7.4" + DIGEST, "exporter:1" + DIGEST))
                .containsExactly("production/redis runs redis:7.4" + DIGEST
                        + ", which does not say its system: write the tag with it, such as 17.6-bookworm.");
    }

    private static List<String> lines(String server, String sidecar) {
        return PinReport.of(Portfolio.builder("shop")
                        .add(Redis.builder("redis")
                                .application("Shop")
                                .image(ImageReference.parse(server))
                                .storage(Storage.gibibytes(1))
                                .requests(Memory.mebibytes(128), Cpu.millicores(100))
                                .limits(Memory.mebibytes(256), Cpu.millicores(250))
                                .customize(Customization.NONE.sidecar(
                                        ExtraContainer.of("exporter", ImageReference.parse(sidecar))
                                                .requests(Memory.mebibytes(16), Cpu.millicores(10))
                                                .limits(Memory.mebibytes(32), Cpu.millicores(20)))))
                        .add(Environment.builder("production")
                                .production(Production.of(new SecretSource.Brought(), new CertificateSource.Brought())))
                        .build()
                        .environments())
                .lines();
    }
}
