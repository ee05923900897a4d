package io.github.portfolioplatform.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.change.Impact.Kind;
import io.github.portfolioplatform.model.AcceptedChange;
import io.github.portfolioplatform.model.RiskyChange;
import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.yaml.YamlDocuments;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every risky change is refused with these words, until somebody answers for exactly this one. */
class GuardRuleTest {

    private static final Tree PLATFORM = Tree.platform();
    private static final String CLAIM = "development/postgresql-codetalk/claim.yaml";
    private static final String SERVER = "development/postgresql-codetalk/statefulset.yaml";
    private static final String SECRET = "development/postgresql-codetalk/credentials.yaml";
    private static final String REDIS = "development/redis/statefulset.yaml";
    private static final String MONGODB = "development/mongodb-intervalai/statefulset.yaml";

    static Stream<Risk> risks() {
        return Stream.of(
                        claims(),
                        servers(),
                        versions(),
                        images(),
                        locations(),
                        names(),
                        sources(),
                        profiles(),
                        owners())
                .flatMap(List::stream);
    }

    private static List<Risk> claims() {
        return List.of(
                Risk.of(
                        "storage shrinks",
                        PLATFORM.replace(CLAIM, "storage: 2Gi", "storage: 1Gi"),
                        RiskyChange.STORAGE_SHRINKS,
                        "postgresql-codetalk",
                        "1Gi",
                        "k8s/development/postgresql-codetalk/claim.yaml: spec.resources.requests.storage: The claim of"
                                + " postgresql-codetalk shrinks from 2Gi to 1Gi, which no volume can. Keep 2Gi, or move the data"
                                + " to a new instance with 1Gi. If it is right, add to accept: in the spec: {instance:"
                                + " postgresql-codetalk, environment: development, change: storage-shrinks, to: 1Gi, reason: …}"),
                Risk.of(
                        "another storage class",
                        PLATFORM.replace(CLAIM, "  volumeMode:", "  storageClassName: fast\n  volumeMode:"),
                        RiskyChange.STORAGE_CLASS_CHANGES,
                        "postgresql-codetalk",
                        "fast",
                        "k8s/development/postgresql-codetalk/claim.yaml: spec.storageClassName: The storage class of"
                                + " postgresql-codetalk-pvc changes from none to fast; a claim that exists keeps its class. Keep"
                                + " none; to move the data, add an instance with fast beside it and copy. If it is right, add to"
                                + " accept: in the spec: {instance: postgresql-codetalk, environment: development, change:"
                                + " storage-class-changes, to: fast, reason: …}"),
                Risk.of(
                        "another access mode",
                        PLATFORM.replace(CLAIM, "- ReadWriteOnce", "- ReadWriteOncePod"),
                        RiskyChange.CLAIM_IS_RECREATED,
                        "postgresql-codetalk",
                        "ReadWriteOncePod",
                        "k8s/development/postgresql-codetalk/claim.yaml: spec.accessModes[0]: The API server does not change this"
                                + " field of the claim postgresql-codetalk-pvc from ReadWriteOnce to ReadWriteOncePod; a claim that"
                                + " is deleted and made anew is empty. Keep ReadWriteOnce. If it is right, add to accept: in the"
                                + " spec: {instance: postgresql-codetalk, environment: development, change: claim-is-recreated, to:"
                                + " ReadWriteOncePod, reason: …}"),
                Risk.of(
                        "a claim without its instance",
                        PLATFORM.without(CLAIM),
                        RiskyChange.CLAIM_IS_RECREATED,
                        "postgresql-codetalk",
                        "none",
                        "k8s/development/postgresql-codetalk/claim.yaml: metadata.name: The claim postgresql-codetalk-pvc is gone,"
                                + " but postgresql-codetalk is not; what removes the claim from the cluster deletes its data. Keep"
                                + " the claim. If it is right, add to accept: in the spec: {instance: postgresql-codetalk,"
                                + " environment: development, change: claim-is-recreated, to: none, reason: …}"));
    }

    private static List<Risk> servers() {
        return List.of(Risk.of(
                "an immutable field of the StatefulSet",
                PLATFORM.replace(SERVER, "serviceName: postgresql-codetalk", "serviceName: codetalk"),
                RiskyChange.STATEFULSET_IS_RECREATED,
                "postgresql-codetalk",
                "codetalk",
                "k8s/development/postgresql-codetalk/statefulset.yaml: spec.serviceName: The API server does not change this"
                        + " field of the StatefulSet postgresql-codetalk from postgresql-codetalk to codetalk. Keep"
                        + " postgresql-codetalk. If it must change, run kubectl delete statefulset postgresql-codetalk -n default"
                        + " --cascade=orphan before you apply it, which leaves the pods and their data. If it is right, add to"
                        + " accept: in the spec: {instance: postgresql-codetalk, environment: development, change:"
                        + " statefulset-is-recreated, to: codetalk, reason: …}"));
    }

    private static List<Risk> versions() {
        return List.of(
                Risk.of(
                        "a major version of PostgreSQL",
                        PLATFORM.replace(SERVER, "image: postgres:14", "image: postgres:16"),
                        RiskyChange.VERSION_JUMPS,
                        "postgresql-codetalk",
                        "16",
                        "k8s/development/postgresql-codetalk/statefulset.yaml: spec.template.spec.containers[postgresql].image:"
                                + " PostgreSQL 16 does not start on the data directory of PostgreSQL 14. Keep 14 here, add an"
                                + " instance with 16 beside it, move the data with pg_dump and pg_restore, and remove this one"
                                + " then. If it is right, add to accept: in the spec: {instance: postgresql-codetalk, environment:"
                                + " development, change: version-jumps, to: \"16\", reason: …}"),
                Risk.of(
                        "a skipped major version of MongoDB",
                        PLATFORM.replace(MONGODB, "image: mongo:6", "image: mongo:8.0"),
                        RiskyChange.VERSION_JUMPS,
                        "mongodb-intervalai",
                        "8.0",
                        "k8s/development/mongodb-intervalai/statefulset.yaml: spec.template.spec.containers[mongodb].image: MongoDB"
                                + " 8.0 does not start on data of MongoDB 6: it wants the feature compatibility version of the"
                                + " major version before it. Go one major version at a time, and run setFeatureCompatibilityVersion"
                                + " in each before the next. If it is right, add to accept: in the spec: {instance:"
                                + " mongodb-intervalai, environment: development, change: version-jumps, to: \"8.0\", reason: …}"),
                Risk.of(
                        "a version that nobody can tell",
                        PLATFORM.replace(SERVER, "image: postgres:14", "image: postgres:latest")
                                .replace(SERVER, "version: \"14\"", "version: latest"),
                        RiskyChange.VERSION_JUMPS,
                        "postgresql-codetalk",
                        "postgres:latest",
                        "k8s/development/postgresql-codetalk/statefulset.yaml: spec.template.spec.containers[postgresql].image: The"
                                + " image changes from postgres:14 to postgres:latest, and postgres:latest does not tell its"
                                + " version: nobody can say whether the server goes on with the data. Find out which version runs,"
                                + " and write an image whose tag names the same, or declare it as version: of an image that is no official"
                                + " one. If it is right, add to accept: in the spec: {instance: postgresql-codetalk, environment: development, change: version-jumps, to:"
                                + " postgres:latest, reason: …}"));
    }

    private static List<Risk> images() {
        return List.of(
                Risk.of(
                        "Alpine instead of Debian",
                        PLATFORM.replace(SERVER, "image: postgres:14", "image: postgres:14-alpine"),
                        RiskyChange.IMAGE_FAMILY_CHANGES,
                        "postgresql-codetalk",
                        "postgres:14-alpine",
                        "k8s/development/postgresql-codetalk/statefulset.yaml: spec.template.spec.containers[postgresql].image: The"
                                + " image moves from the usual system of the image to Alpine, which may sort text differently:"
                                + " indexes would no longer match. Keep postgres:14, or move the data to a new instance with a"
                                + " dump. If it is right, add to accept: in the spec: {instance: postgresql-codetalk, environment:"
                                + " development, change: image-family-changes, to: postgres:14-alpine, reason: …}"),
                Risk.of(
                        "another product",
                        PLATFORM.replace(REDIS, "image: redis:7-alpine", "image: valkey/valkey:8-alpine"),
                        RiskyChange.IMAGE_FAMILY_CHANGES,
                        "redis",
                        "valkey/valkey:8-alpine",
                        "k8s/development/redis/statefulset.yaml: spec.template.spec.containers[redis].image: redis becomes a"
                                + " server of Valkey instead of Redis: it reads the data of Redis up to 7.2, and this is version 7."
                                + " Keep Redis here, add an instance with another name next to it, copy the keys with a client that"
                                + " reads one and writes the other, and remove this one when its applications have moved. If the"
                                + " server that runs is no newer (INFO server shows redis_version), write the tag with its exact"
                                + " version, such as redis:7.2, and apply that first. If it is right, add to accept: in the spec:"
                                + " {instance: redis, environment: development, change: image-family-changes, to:"
                                + " valkey/valkey:8-alpine, reason: …}"));
    }

    private static List<Risk> locations() {
        return List.of(
                Risk.of(
                        "another data folder",
                        PLATFORM.replace(SERVER, "/data/pgdata", "/data/pg"),
                        RiskyChange.DATA_PATH_MOVES,
                        "postgresql-codetalk",
                        "postgresql-codetalk-pvc:/pg",
                        "k8s/development/postgresql-codetalk/statefulset.yaml:"
                                + " spec.template.spec.containers[postgresql].volumeMounts: The server looks for its data at"
                                + " postgresql-codetalk-pvc:/pg, but it lies at postgresql-codetalk-pvc:/pgdata: it would start"
                                + " empty. Keep volume, mount and data folder as they were, or move the data while no server runs."
                                + " If it is right, add to accept: in the spec: {instance: postgresql-codetalk, environment:"
                                + " development, change: data-path-moves, to: postgresql-codetalk-pvc:/pg, reason: …}"),
                new Risk(
                        "an append-only file where there was none",
                        PLATFORM.replace(REDIS, "        - --appendonly\n        - \"yes\"\n", ""),
                        PLATFORM,
                        RiskyChange.PERSISTENCE_CHANGES,
                        "redis",
                        "yes",
                        "k8s/development/redis/statefulset.yaml: spec.template.spec.containers[redis].args: Redis keeps an"
                                + " append-only file from now on and starts EMPTY: it no longer reads the snapshot that is there."
                                + " Before you apply it, let the running server write the file: kubectl exec redis-0 -n default --"
                                + " redis-cli CONFIG SET appendonly yes. If it is right, add to accept: in the spec: {instance:"
                                + " redis, environment: development, change: persistence-changes, to: \"yes\", reason: …}"));
    }

    private static List<Risk> names() {
        return List.of(
                Risk.of(
                        "a key of a Secret",
                        PLATFORM.replace(SECRET, "postgres-password:", "password:"),
                        RiskyChange.SECRET_KEY_VANISHES,
                        "postgresql-codetalk",
                        "postgres-password",
                        "k8s/development/postgresql-codetalk/credentials.yaml: stringData: The key postgres-password of the Secret"
                                + " postgresql-codetalk-secrets is gone: a pod that reads it does not start any more. Keep the name"
                                + " of the key. If it is right, add to accept: in the spec: {instance: postgresql-codetalk,"
                                + " environment: development, change: secret-key-vanishes, to: postgres-password, reason: …}"),
                Risk.of(
                        "a Secret",
                        PLATFORM.replace(SECRET, "name: postgresql-codetalk-secrets", "name: codetalk-secrets"),
                        RiskyChange.SECRET_KEY_VANISHES,
                        "postgresql-codetalk",
                        "postgresql-codetalk-secrets",
                        "k8s/development/postgresql-codetalk/credentials.yaml: metadata.name: The Secret"
                                + " postgresql-codetalk-secrets is gone: a pod that reads it does not start any more. Keep the name"
                                + " of the Secret. If it is right, add to accept: in the spec: {instance: postgresql-codetalk,"
                                + " environment: development, change: secret-key-vanishes, to: postgresql-codetalk-secrets, reason:"
                                + " …}"),
                Risk.of(
                        "the database",
                        PLATFORM.replace(SERVER, "value: codetalk\n", "value: code_talk\n"),
                        RiskyChange.DATABASE_IS_RENAMED,
                        "postgresql-codetalk",
                        "code_talk",
                        "k8s/development/postgresql-codetalk/statefulset.yaml:"
                                + " spec.template.spec.containers[postgresql].env[POSTGRES_DB].value: POSTGRES_DB changes from"
                                + " codetalk to code_talk, but only an empty volume reads it: the data keeps the old name. Keep"
                                + " codetalk, or rename it in the running database first. If it is right, add to accept: in the"
                                + " spec: {instance: postgresql-codetalk, environment: development, change: database-is-renamed,"
                                + " to: code_talk, reason: …}"),
                Risk.of(
                        "the namespace",
                        PLATFORM.replaceAll("postgresql-codetalk", "namespace: default", "namespace: databases"),
                        RiskyChange.NAMESPACE_CHANGES,
                        "postgresql-codetalk",
                        "databases",
                        "k8s/development/postgresql-codetalk/claim.yaml: metadata.namespace: postgresql-codetalk moves from the"
                                + " namespace default to databases, and its claim stays behind with the data. There it starts empty, or"
                                + " with the data of another instance that had its name."
                                + " Keep default, or restore a backup in databases. If it is right, add to accept: in the spec:"
                                + " {instance: postgresql-codetalk, environment: development, change: namespace-changes, to:"
                                + " databases, reason: …}"),
                cluster());
    }

    /** With one instance in the environment, because every instance with data is a finding. */
    private static Risk cluster() {
        String path = "development/kustomization.yaml";
        Tree before = PLATFORM.only("development/redis/").with(path, PLATFORM.text(path));
        return new Risk(
                "the cluster",
                before,
                before.replace(
                        path,
                        "kind: Kustomization\n",
                        "kind: Kustomization\nmetadata:\n  annotations:\n    portfolioplatform.github.io/cluster: eu-1\n"),
                RiskyChange.CLUSTER_CHANGES,
                "redis",
                "eu-1",
                "k8s/development/redis/claim.yaml: cluster: The cluster of development changes from none to eu-1: redis starts"
                        + " there empty, or with the data of another instance that had its name. Its own data stays in the former"
                        + " cluster, where nothing updates it any more. Keep none, or restore a backup of redis in the new cluster. If both name the same cluster, accept the change. If"
                        + " it is right, add to accept: in the spec: {instance: redis, environment: development, change:"
                        + " cluster-changes, to: eu-1, reason: …}");
    }

    private static List<Risk> sources() {
        String path = "development/redis/credentials-metrics.yaml";
        Tree before = PLATFORM.with(path, PLATFORM.text("production/redis/credentials-metrics.yaml"));
        return List.of(new Risk(
                "the source of secrets",
                before,
                before.replace(path, "name: vault", "name: aws"),
                RiskyChange.SECRET_SOURCE_CHANGES,
                "redis",
                "ClusterSecretStore/aws/platform/production/redis",
                "k8s/development/redis/credentials-metrics.yaml: spec: The passwords of redis come from the entry"
                        + " platform/production/redis of the ClusterSecretStore aws instead of the entry"
                        + " platform/production/redis of the ClusterSecretStore vault. With other passwords, applications are"
                        + " refused until they have read the new ones. Copy all present passwords from the entry"
                        + " platform/production/redis of the ClusterSecretStore vault to the entry platform/production/redis of"
                        + " the ClusterSecretStore aws first. If it is right, add to accept: in the spec: {instance: redis,"
                        + " environment: development, change: secret-source-changes, to:"
                        + " ClusterSecretStore/aws/platform/production/redis, reason: …}"));
    }

    private static List<Risk> profiles() {
        return List.of(Risk.of(
                "the profile",
                PLATFORM.replace(
                        REDIS,
                        "        - mountPath: /data\n",
                        "        - mountPath: /run/tls\n          name: tls\n        - mountPath: /data\n"),
                RiskyChange.PROFILE_CHANGES,
                "redis",
                "production",
                "k8s/development/redis/statefulset.yaml: spec.template.spec: redis becomes a server of production: only declared"
                        + " consumers that speak TLS reach it, and who gives no user name is refused: applications log in as app,"
                        + " which may run no administrative commands. Prepare clients first; app may keep the present password. If"
                        + " it is right, add to accept: in the spec: {instance: redis, environment: development, change:"
                        + " profile-changes, to: production, reason: …}"));
    }

    private static List<Risk> owners() {
        return List.of(
                Risk.of(
                        "the user of the processes",
                        PLATFORM.replace(
                                SERVER,
                                "      enableServiceLinks: false\n",
                                "      enableServiceLinks: false\n      securityContext: {fsGroup: 1001, runAsUser: 1001}\n"),
                        RiskyChange.RUN_AS_CHANGES,
                        "postgresql-codetalk",
                        "1001",
                        "k8s/development/postgresql-codetalk/statefulset.yaml: spec.template.spec.securityContext.runAsUser: The server"
                                + " runs as the user 1001, but its files belong to 999. PostgreSQL does not start on a data directory of"
                                + " another owner. Keep the user 999, or restore a backup into a new instance that runs as 1001. To keep"
                                + " the volume, stop the server (kubectl scale statefulset postgresql-codetalk -n default --replicas=0), run"
                                + " chown -R 1001 on the claim postgresql-codetalk-pvc in a pod of root, which a namespace under restricted"
                                + " does not admit, and apply then. If it is right, add to accept: in the spec: {instance:"
                                + " postgresql-codetalk, environment: development, change: run-as-changes, to: \"1001\", reason: …}"));
    }

    @Test
    void every_risky_change_is_here() {
        assertThat(risks().map(Risk::change)).contains(RiskyChange.values());
    }

    @ParameterizedTest
    @MethodSource("risks")
    void is_refused_with_the_way_to_do_it_and_to_accept_it(Risk risk) {
        ChangeSet changes = risk.changes();

        assertThat(changes.refusals()).extracting(Problem::toString).containsExactly(risk.message());
        assertThat(changes.refusals())
                .extracting(Problem::id)
                .containsExactly(risk.change().id());
    }

    @ParameterizedTest
    @MethodSource("risks")
    void passes_once_it_is_accepted_and_still_shows_that_data_is_at_risk(Risk risk) {
        ChangeSet changes = risk.changes(risk.acceptance());

        assertThat(changes.refusals()).isEmpty();
        assertThat(changes.hints())
                .anyMatch(hint -> hint.startsWith("Accepted in the spec: development/" + risk.instance() + ": ")
                        && hint.contains(risk.acceptance().reason()))
                .noneMatch(hint -> hint.contains("accept:"));
        assertThat(changes.resources())
                .extracting(change -> change.impact().kind())
                .contains(Kind.DATA_AT_RISK);
    }

    @ParameterizedTest
    @MethodSource("risks")
    void passes_once_it_is_accepted_for_all_environments(Risk risk) {
        AcceptedChange everywhere = AcceptedChange.of(risk.change(), risk.instance(), risk.to(), "known");

        assertThat(risk.changes(everywhere).refusals()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("risks")
    void stays_refused_if_something_else_is_accepted(Risk risk) {
        String here = "development";
        RiskyChange otherChange = Arrays.stream(RiskyChange.values())
                .filter(change -> change != risk.change())
                .findFirst()
                .orElseThrow();

        assertThat(Stream.of(
                        AcceptedChange.of(risk.change(), risk.instance(), risk.to() + "0", "another value")
                                .in(here),
                        AcceptedChange.of(risk.change(), "other", risk.to(), "another instance")
                                .in(here),
                        AcceptedChange.of(risk.change(), risk.instance(), risk.to(), "another environment")
                                .in("production"),
                        AcceptedChange.of(otherChange, risk.instance(), risk.to(), "another change")
                                .in(here)))
                .allSatisfy(accepted -> {
                    assertThat(risk.changes(accepted).refusals()).hasSize(1);
                    assertThat(risk.changes(accepted).hints())
                            .anyMatch(hint ->
                                    hint.startsWith("The accepted change ") && hint.contains(" fits no change."));
                });
    }

    @ParameterizedTest
    @MethodSource("risks")
    void offers_an_acceptance_that_is_yaml_and_fits(Risk risk) {
        assertThat(YamlDocuments.read(risk.entry()))
                .containsExactly(Map.of(
                        "instance",
                        risk.instance(),
                        "environment",
                        "development",
                        "change",
                        risk.change().id(),
                        "to",
                        risk.to(),
                        "reason",
                        "…"));
    }
}
