package io.github.portfolioplatform.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.golden.Scenario;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandReportTest {

    private static String platform(String environment) {
        return CommandReport.of(List.of(Scenario.PLATFORM.portfolio().environment(environment)))
                .text();
    }

    /** The lines below the name of an instance. */
    private static List<String> of(String environment, String instance) {
        List<String> lines = platform(environment).lines().toList();
        int start = lines.indexOf(instance) + 1;
        return lines.subList(start, start + 8).stream().map(String::strip).toList();
    }

    @Test
    void all_databases_are_seen_by_their_label_and_those_alone() {
        assertThat(platform("development")).startsWith("""
                All instances
                  # The pods of all databases
                  kubectl get pods -n default -l tier=database
                  # What they use
                  kubectl top pods -n default -l tier=database
                postgresql-bookmarked
                  # Take a copy
                """);
    }

    @Test
    void postgresql_in_development() {
        assertThat(of("development", "postgresql-codetalk"))
                .containsExactly(
                        "# Take a copy",
                        "kubectl exec -n default -c postgresql postgresql-codetalk-0 -- sh -c 'PGPASSWORD=$POSTGRES_PASSWORD pg_dump -U codetalk_user -d codetalk -Fc' > postgresql-codetalk.dump.part && mv postgresql-codetalk.dump.part postgresql-codetalk.dump",
                        "# Put it back. In one transaction, all that is in the copy takes the place of what has its name now; what was made since stays.",
                        "kubectl exec -i -n default -c postgresql postgresql-codetalk-0 -- sh -c 'PGPASSWORD=$POSTGRES_PASSWORD pg_restore -U codetalk_user -d codetalk --clean --if-exists --exit-on-error --single-transaction' < postgresql-codetalk.dump",
                        "# Open a shell",
                        "kubectl exec -it -n default -c postgresql postgresql-codetalk-0 -- sh -c 'PGPASSWORD=$POSTGRES_PASSWORD psql -U codetalk_user -d codetalk -X'",
                        "# What the server wrote in the last hour",
                        "kubectl logs -n default postgresql-codetalk-0 -c postgresql --since=1h");
    }

    @Test
    void postgresql_in_production() {
        assertThat(of("production", "postgresql-codetalk"))
                .contains(
                        "kubectl exec -n platform-production -c postgresql postgresql-codetalk-0 -- sh -c 'PGOPTIONS=\"-csearch_path=pg_catalog -cevent_triggers=off\" PGPASSWORD=$(cat /run/credentials/superuser) pg_dump -U postgres -d codetalk -Fc -N portfolio' > postgresql-codetalk.dump.part && mv postgresql-codetalk.dump.part postgresql-codetalk.dump",
                        "kubectl exec -i -n platform-production -c postgresql postgresql-codetalk-0 -- sh -c 'PGOPTIONS=-csearch_path=pg_catalog PGPASSWORD=$(cat /run/credentials/restore) pg_restore -h 127.0.0.1 -U restore -d codetalk --no-owner --role=codetalk_owner --clean --if-exists --exit-on-error --single-transaction' < postgresql-codetalk.dump");
    }

    @Test
    void redis_in_development() {
        assertThat(of("development", "redis"))
                .contains(
                        "kubectl exec -n default -c redis redis-0 -- sh -c 'f=/data/copy-$$.rdb; trap \"rm -f $f\" EXIT; redis-cli --rdb $f >&2 && cat $f' > redis.rdb.part && mv redis.rdb.part redis.rdb",
                        "# Put it back. All data is replaced, the pod starts anew, and what was there before lies in /data/before until the next time.",
                        "kubectl exec -i -n default -c redis redis-0 -- sh -c 'f=/data/copy-$$.rdb; trap \"rm -f $f\" EXIT; cat > $f && redis-check-rdb $f >&2 && rm -rf /data/before && mkdir /data/before && [ \"$(redis-cli CONFIG SET appendonly no)\" = OK ] && mv /data/appendonly* /data/before && mv $f /data/appendonly.aof' < redis.rdb && kubectl delete pod -n default redis-0 && kubectl rollout status -n default statefulset/redis",
                        "kubectl exec -it -n default -c redis redis-0 -- redis-cli");
    }

    @Test
    void redis_in_production_gets_the_password_from_the_secret_of_its_user() {
        assertThat(of("production", "redis"))
                .contains(
                        "kubectl get secret -n platform-production redis-backup -o go-template='{{index .data \"password\" | base64decode}}' | kubectl exec -i -n platform-production -c redis redis-0 -- sh -c 'REDISCLI_AUTH=$(cat); export REDISCLI_AUTH; f=/data/copy-$$.rdb; trap \"rm -f $f\" EXIT; redis-cli --tls --cacert /run/tls/ca.crt -h localhost -p 6379 --user backup --rdb $f >&2 && cat $f' > redis.rdb.part && mv redis.rdb.part redis.rdb",
                        "kubectl exec -it -n platform-production -c redis redis-0 -- redis-cli --tls --cacert /run/tls/ca.crt -h localhost -p 6379 --user admin --askpass")
                .anySatisfy(
                        line -> assertThat(line)
                                .startsWith("{ kubectl get secret -n platform-production redis-admin -o go-template=")
                                .contains(
                                        "&& echo && cat redis.rdb; } | kubectl exec -i -n platform-production ",
                                        "'IFS= read -r REDISCLI_AUTH && export REDISCLI_AUTH && f=")
                                .endsWith(
                                        " && kubectl delete pod -n platform-production redis-0 && kubectl rollout status -n platform-production statefulset/redis"));
    }

    @Test
    void mongodb_in_development() {
        assertThat(of("development", "mongodb-intervalai"))
                .contains(
                        "kubectl exec -n default -c mongodb mongodb-intervalai-0 -- sh -c 'printf \"password: |2-\\n  %s\\n\" \"$MONGO_INITDB_ROOT_PASSWORD\" | mongodump --config=/dev/stdin -u root --authenticationDatabase=admin --db=intervalai --archive --gzip' > mongodb-intervalai.archive.gz.part && mv mongodb-intervalai.archive.gz.part mongodb-intervalai.archive.gz",
                        "kubectl exec -i -n default -c mongodb mongodb-intervalai-0 -- sh -c 'mongosh --quiet --norc --eval \"db.getSiblingDB(\\\"admin\\\").auth(\\\"root\\\", process.env.MONGO_INITDB_ROOT_PASSWORD); db.getSiblingDB(\\\"intervalai\\\").getCollection(\\\"system.js\\\").deleteMany({})\" >/dev/null </dev/null && { printf \"password: |2-\\n  %s\\n\" \"$MONGO_INITDB_ROOT_PASSWORD\" | mongorestore --config=/dev/fd/4 -u root --authenticationDatabase=admin --nsInclude=\"intervalai.*\" --drop --stopOnError --bypassDocumentValidation --archive --gzip 4<&0 <&3; } 3<&0' < mongodb-intervalai.archive.gz",
                        "kubectl exec -it -n default -c mongodb mongodb-intervalai-0 -- mongosh --quiet --norc --eval 'db.getSiblingDB(\"admin\").auth(\"root\", process.env.MONGO_INITDB_ROOT_PASSWORD)' --shell intervalai");
    }

    @Test
    void mongodb_in_production_is_copied_by_one_user_and_changed_by_another() {
        assertThat(of("production", "mongodb-intervalai"))
                .anySatisfy(line -> assertThat(line)
                        .contains(
                                "\"$(cat /run/credentials/backup)\" | mongodump --config=/dev/stdin -u backup ",
                                " --host=localhost --ssl --sslCAFile=/run/tls/ca.crt --db=intervalai "))
                .anySatisfy(
                        line -> assertThat(line)
                                .contains(
                                        "\"$(cat /run/credentials/migrate)\" | mongorestore --config=/dev/fd/4 -u intervalai_migrate "))
                .anySatisfy(line -> assertThat(line)
                        .contains("mongosh --quiet --norc --tls --tlsCAFile /run/tls/ca.crt --host localhost --eval ")
                        .endsWith(" --shell intervalai"));
    }

    /** A terminal turns line ends into others, and a namespace that is left out is somebody's default. */
    @Test
    void no_command_streams_through_a_terminal_forgets_its_namespace_or_knows_a_password() {
        for (Scenario scenario : Scenario.all()) {
            String report =
                    CommandReport.of(scenario.portfolio().environments()).text();

            assertThat(report.lines().map(String::strip).filter(line -> line.contains("kubectl ")))
                    .isNotEmpty()
                    .allSatisfy(line -> {
                        assertThat(line.contains(" -it "))
                                .isEqualTo(!line.contains("<") && !line.contains(">") && line.contains(" exec "));
                        assertThat(Arrays.stream(line.split("(?=kubectl )"))
                                        .filter(call -> call.startsWith("kubectl "))
                                        .filter(call -> !call.contains(" -f -")))
                                .as("what is not told its namespace by what it reads")
                                .allMatch(call -> call.contains(" -n "));
                    });
            assertThat(scenario.portfolio().environment("development").instances())
                    .allSatisfy(instance -> assertThat(report)
                            .doesNotContain(instance.password().orElseThrow().reveal()));
        }
    }
}
