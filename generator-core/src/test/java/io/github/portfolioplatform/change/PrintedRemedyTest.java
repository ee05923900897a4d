package io.github.portfolioplatform.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.golden.Scenario;
import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.spec.PortfolioSpec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a refusal prints to be pasted into the spec is read there, and lets exactly that change pass. */
class PrintedRemedyTest {

    private static final Pattern ENTRY = Pattern.compile("add to (accept|tombstones): in the spec: (\\{.*})");
    private static final Spec SHOP = Spec.of(new Scenario("gitops"));
    private static final Spec SECURED = SHOP.replace(
                    "    namespace: shop-production\n",
                    "    namespace: shop-production\n    profile: production\n    backup: {to: offsite}\n"
                            + "    secrets: {externalSecrets: {store: vault}}\n"
                            + "    certificates: {certManager: {issuer: shop-ca}}\n")
            .replace(
                    "\ngitops:",
                    "\nbackupTargets:\n  offsite:\n    s3: {region: eu-central-1, bucket: copies, secret: backup-offsite}\n"
                            + "\ngitops:");

    /** A change of a spec. */
    private record Change(String title, Spec before, Spec after) {

        @Override
        public String toString() {
            return title;
        }
    }

    static Stream<Change> changes() {
        return Stream.of(
                new Change(
                        "the namespace of an environment of production with backups, limits and a Namespace",
                        SECURED,
                        SECURED.replace("namespace: shop-production", "namespace: shop-live")),
                new Change(
                        "the namespace of the portfolio",
                        SHOP,
                        SHOP.replace("namespace: shop-development", "namespace: shop")),
                new Change("the cluster", SHOP, SHOP.replace("  production:\n", "  production:\n    cluster: eu-1\n")),
                new Change("an environment is gone", SHOP, SHOP.without("  production:\n", "# One of")),
                new Change(
                        "an environment has another name and another namespace",
                        SHOP,
                        SHOP.replace("  production:\n    namespace: shop-production", "  live:\n    namespace: live")),
                new Change("an instance is gone", SHOP, SHOP.without("  - name: redis", "  - name: mongodb")),
                new Change("an instance has another name", SHOP, SHOP.replace("redis-sessions", "redis-carts")),
                new Change(
                        "the engine of an instance",
                        SHOP.replace("redis-sessions", "sessions"),
                        SHOP.replace("redis-sessions", "sessions")
                                .replace("engine: redis\n", "engine: mongodb\n    database: sessions\n")),
                new Change("the profile", SHOP, SECURED),
                new Change(
                        "the store",
                        SECURED,
                        SECURED.replace("{externalSecrets: {store: vault}}", "{externalSecrets: {store: aws}}")),
                new Change(
                        "the size and the class of claims",
                        SHOP,
                        SHOP.replace("storage: 20Gi, storageClass: fast-ssd", "storage: 10Gi, storageClass: slow")),
                new Change("a version back", SHOP, SHOP.replace("redis:7.4-bookworm", "redis:7.2-bookworm")),
                new Change("a database", SHOP, SHOP.replace("database: orders", "database: shop_orders")));
    }

    /** The spec with all entries that the refusals print. */
    private static Portfolio pasted(Spec spec, List<Problem> refusals) {
        StringBuilder text = new StringBuilder(spec.text());
        for (String list : List.of("accept", "tombstones")) {
            List<String> entries = refusals.stream()
                    .flatMap(refusal -> ENTRY.matcher(refusal.fix()).results())
                    .filter(entry -> entry.group(1).equals(list))
                    .map(MatchResult::group)
                    .toList();
            text.append(entries.isEmpty() ? "" : "\n" + list + ":\n");
            entries.forEach(entry -> text.append("  - ")
                    .append(entry.substring(entry.indexOf('{')))
                    .append('\n'));
        }
        return PortfolioSpec.read("portfolio.yaml", text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Accepted accepted(Portfolio portfolio) {
        return new Accepted(portfolio.accepted(), portfolio.tombstones());
    }

    @ParameterizedTest
    @MethodSource("changes")
    void lets_the_change_of_the_spec_pass(Change change) {
        Tree before = change.before().rendered();
        Tree after = change.after().rendered();
        List<Problem> refusals = before.changesTo(after).refusals();

        ChangeSet accepted = before.changesTo(after, accepted(pasted(change.after(), refusals)));

        assertThat(refusals)
                .isNotEmpty()
                .allSatisfy(refusal -> assertThat(refusal.fix()).containsPattern(ENTRY));
        assertThat(accepted.refusals()).isEmpty();
        assertThat(accepted.hints()).noneMatch(hint -> hint.contains("fits no change"));
    }

    @ParameterizedTest
    @MethodSource("io.github.portfolioplatform.change.GuardRuleTest#risks")
    void of_every_rule_is_read_and_accepted(Risk risk) {
        Portfolio portfolio = pasted(Spec.of(Scenario.PLATFORM), risk.changes().refusals());

        assertThat(portfolio.accepted()).hasSize(1);
        assertThat(risk.before().changesTo(risk.after(), accepted(portfolio)).refusals())
                .isEmpty();
    }
}
