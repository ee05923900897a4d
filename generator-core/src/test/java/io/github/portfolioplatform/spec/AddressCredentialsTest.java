package io.github.portfolioplatform.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.problem.PortfolioException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An address in a spec is committed: credentials in it are refused in every form, and no message shows them. */
class AddressCredentialsTest {

    private static String with(String repository) {
        return Specs.REDIS + "gitops: {repository: \"" + repository + "\", argocd: {form: applications}}\n";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://u:HUNTER2@git.example.com/a/b.git",
                "https://u:HUN/TER2@git.example.com/a/b.git",
                "https://u:p/HUNTER2@git.example.com/a/b.git",
                "https://HUNTER2@git.example.com/a/b.git",
                "https://HUNTER2:@git.example.com/a/b.git",
                "https://:HUNTER2@git.example.com/a/b.git",
                "HTTPS://u:HUNTER2@git.example.com/a/b.git",
                "https://oauth2%3AHUNTER2%40git.example.com/a/b.git",
                "https://u%253AHUNTER2%2540git.example.com/a/b.git",
                "https://git.example.com/a/b.git?access_token=HUNTER2",
                "https://git.example.com/a/b.git?x=1&private_token=HUNTER2",
                "https://git.example.com/a/b.git#HUNTER2",
                "https://git.example.com/ghp_HUNTER2HUNTER2HUNTER2/b.git",
                "https://git.example.com/glpat-HUNTER2HUNTER2HUNTER2/b.git",
                "ssh://git:HUNTER2@git.example.com/a/b.git",
                "ssh://git:HUN/TER2@git.example.com/a/b.git",
                "ssh://git%3AHUNTER2@git.example.com/a/b.git",
                "git:HUNTER2@git.example.com:a/b.git",
                "u:HUNTER2@git.example.com/a/b.git",
                "git+https://u:HUNTER2@git.example.com/a/b.git",
            })
    void credentials_in_the_address_of_a_repository_are_refused_and_not_shown(String repository) {
        PortfolioException refusal = Specs.refusalOf(with(repository));

        assertThat(refusal.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.id()).isEqualTo("repository-has-no-credentials"));
        assertThat(refusal.getMessage()).doesNotContain("HUNTER2", "HUN/", "TER2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://git.example.com/a/b.git",
                "https://git.example.com:8443/a/b.git",
                "ssh://git@git.example.com/a/b.git",
                "ssh://git@git.example.com:2222/a/b.git",
                "ssh://git.example.com:2222/a/b.git",
                "git@git.example.com:a/b.git"
            })
    void an_address_without_credentials_is_accepted(String repository) {
        assertThat(Specs.read(with(repository)).gitOps()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://u:HUNTER2@host",
                "https://HUNTER2@host",
                "https://u:p/HUNTER2@host/x",
                "https://host/?access_token=HUNTER2",
                "https://host/?X-Amz-Signature=HUNTER2",
                "u:HUNTER2@host"
            })
    void no_message_shows_credentials_of_any_other_address(String address) {
        for (String spec : new String[] {
            Specs.redisWith("customize: {imageRegistry: \"" + address + "\"}"),
            Specs.redisWith("customize: {hostAliases: {a: \"" + address + "\"}}"),
            Specs.redisWith("image: \"" + address + "\""),
            Specs.REDIS + "environments: {development: {cluster: \"" + address + "\"}}\n",
            Specs.REDIS + "backupTargets: {a: {s3: {endpoint: \"" + address
                    + "\", region: a, bucket: abc, secret: a}}}\n"
        }) {
            assertThat(Specs.refusalOf(spec).getMessage()).doesNotContain("HUNTER2");
        }
    }
}
