package io.github.portfolioplatform.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes that the data survives are accepted, and the reviewer reads what becomes of copies and clients. */
class ConsequencesTest {

    private static final Spec SPEC = new Spec("""
            apiVersion: portfolio/v1
            kind: Portfolio
            name: shop
            backup: {to: offsite, schedule: daily 03:00, keep: {last: 3, daily: 7, weekly: 4}, verify: weekly sunday 05:00}
            backupTargets:
              offsite: {s3: {endpoint: "https://s3.example.com", region: eu, bucket: copies, secret: offsite, prefix: "{environment}"}}
              disk: {volume: {claim: backups, prefix: "{environment}"}}
            engines:
              redis: {image: "redis:7.4-bookworm", storage: 1Gi, requests: {memory: 64Mi, cpu: 100m}, limits: {memory: 1Gi, cpu: 1}}
              postgresql: {image: "postgres:17.5", storage: 1Gi, requests: {memory: 256Mi, cpu: 100m}, limits: {memory: 1Gi, cpu: 1}}
            instances:
              - {name: cache, engine: redis, application: Shop}
              - {name: orders, engine: postgresql, application: Shop, database: orders, user: orders, backup: {none: empty}}
            environments:
              live:
                profile: production
                namespace: shop-live
                secrets: {externalSecrets: {store: vault}}
                certificates: {certManager: {issuer: company-ca}}
                instances:
                  cache: {consumers: {shop: {namespace: shop, labels: {app: shop}}}}
            """);
    private static final Tree BEFORE = SPEC.rendered();

    private static List<String> hints(String old, String now) {
        ChangeSet changes = BEFORE.changesTo(SPEC.replace(old, now).rendered());
        assertThat(changes.refusals()).isEmpty();
        return changes.hints();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "keep: {last: 3, daily: 7, weekly: 4} | keep: {last: 1, daily: 7, weekly: 0} | 'Fewer copies are kept: the next backup stores its own and then deletes for good those that keep: no longer covers. To have them longer, copy their folders to another place before it runs, or leave keep: as it is: live/cache (last 3 → 1, weekly 4 → 0: up to 6 copies, by the schedule \"50 3 * * *\").'",
                "keep: {last: 3, daily: 7, weekly: 4} | keep: {last: 3, daily: 6, weekly: 4} | 'live/cache (daily 7 → 6: up to 1 copy, by the schedule \"50 3 * * *\").'",
                "bucket: copies | bucket: others | Backups go to another place; the copies that exist stay where they are, nothing prunes them, and restore does not find them: live/cache https://s3.example.com target:copies/live/cache → https://s3.example.com target:others/live/cache.",
                "'prefix: \"{environment}\"}}\n  disk' | 'prefix: \"x/{environment}\"}}\n  disk' | target:copies/live/cache → https://s3.example.com target:copies/x/live/cache.",
                "s3.example.com | s3.example.org | Backups go to another place",
                "to: offsite | to: disk | target:copies/live/cache → target:live/cache of backups.",
                "'backup: {to: offsite, schedule: daily 03:00,' | 'backup: {to: offsite, schedule: \"0 3 1 * *\",' | Backups are taken less than half as often: live/cache",
                "verify: weekly sunday 05:00 | 'verify: \"0 5 1 * *\"' | Copies are verified less than half as often: live/cache",
                "'name: cache, engine: redis, application: Shop' | 'name: cache, engine: redis, application: Shop, backup: {none: a cache}' | No backups are taken any more; the copies that exist stay in the store, and nothing prunes or restores them: live/cache.",
                "'limits: {memory: 1Gi, cpu: 1}}\n  postgresql' | 'limits: {memory: 64Mi, cpu: 1}}\n  postgresql' | 'Redis gets less memory, and refuses writes or is killed if its data needs more (INFO memory shows used_memory): live/cache 1Gi → 64Mi.'",
                "issuer: company-ca | issuer: other | live/cache ClusterIssuer/company-ca → ClusterIssuer/other, live/orders ClusterIssuer/company-ca → ClusterIssuer/other.",
                "'certManager: {issuer: company-ca}' | brought: true | ClusterIssuer/company-ca → provided",
                "'consumers: {shop: {namespace: shop, labels: {app: shop}}}' | 'labels: {a.b/c: d}' | No consumer is declared any more: pods with the label for clients are let in, and those that were declared are not: live/cache.",
                "postgres:17.5 | postgres:17.6 | 'Tags that name no suite of Debian may come with another one, which may sort text differently; name it, as 17.6-bookworm does: live/orders postgres:17.5 → postgres:17.6.'",
            })
    void a_change_tells_what_becomes_of_copies_and_clients(String old, String now, String hint) {
        assertThat(hints(old, now)).anyMatch(told -> told.contains(hint));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "keep: {last: 3, daily: 7, weekly: 4} | keep: {last: 4, daily: 7, weekly: 5}",
                "keep: {last: 3, daily: 7, weekly: 4} | 'keep: {by: bucket}'",
                "schedule: daily 03:00 | schedule: daily 04:00",
                "verify: weekly sunday 05:00 | verify: weekly monday 05:00",
                "'labels: {app: shop}' | 'labels: {app: store}'",
            })
    void what_takes_nothing_away_is_not_told(String old, String now) {
        assertThat(hints(old, now)).isEmpty();
    }

    @Test
    void more_memory_and_a_suite_that_stays_are_told_with_nothing_but_the_restart() {
        assertThat(hints("redis:7.4-bookworm", "redis:7.4.1-bookworm"))
                .singleElement()
                .asString()
                .startsWith("A pod that never gets ready");
        assertThat(hints(
                        "limits: {memory: 1Gi, cpu: 1}}\n  postgresql", "limits: {memory: 2Gi, cpu: 1}}\n  postgresql"))
                .noneMatch(hint -> hint.startsWith("Redis gets less memory"));
    }

    @Test
    void a_digest_tells_no_version() {
        Spec digest =
                SPEC.replace("\"postgres:17.5\"", "\"postgres@sha256:" + "a".repeat(64) + "\", version: \"17.5\"");
        ChangeSet changes = digest.rendered()
                .changesTo(digest.replace("a".repeat(64), "b".repeat(64)).rendered());

        assertThat(changes.refusals()).isEmpty();
        assertThat(changes.hints())
                .contains("A digest tells no version, so that of the portfolio is believed; check it before you apply:"
                        + " live/orders.");
    }

    @Test
    void access_keys_of_a_bucket_may_come_from_another_store() {
        Tree after = SPEC.replace("store: vault", "store: aws").rendered();

        assertThat(BEFORE.changesTo(after).hints())
                .anyMatch(hint -> hint.startsWith("The access keys of backup targets come from another source"));
    }
}
