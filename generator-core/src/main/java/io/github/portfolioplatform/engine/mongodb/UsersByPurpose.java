package io.github.portfolioplatform.engine.mongodb;

import static io.github.portfolioplatform.engine.PodParts.readOnlyMount;

import io.fabric8.kubernetes.api.model.Volume;
import io.github.portfolioplatform.engine.AccessJob;
import io.github.portfolioplatform.engine.CertificateFiles;
import io.github.portfolioplatform.engine.DatabaseClient;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.PodContribution;
import io.github.portfolioplatform.engine.PodParts;
import io.github.portfolioplatform.engine.PodVolumes;
import io.github.portfolioplatform.engine.PodVolumes.SecretFile;
import io.github.portfolioplatform.engine.RefusedCommand;
import io.github.portfolioplatform.engine.Rotation;
import io.github.portfolioplatform.engine.ServerUser;
import io.github.portfolioplatform.engine.ServerUser.Purpose;
import io.github.portfolioplatform.engine.UserSecret;
import io.github.portfolioplatform.model.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A user for each purpose. There is no root: a script of the first start creates all users, and from then on the access job, as an
 * administrator of users who reads no data. Each user has a Secret of its own.
 *
 * @param environment the environment of the instance
 * @param instance the instance
 * @see <a href="https://www.mongodb.com/docs/manual/administration/security-checklist/">MongoDB: security checklist</a>
 * @see <a href="https://github.com/docker-library/docs/blob/master/mongo/README.md">the files that the image reads at its first start</a>
 */
record UsersByPurpose(Environment environment, MongoDb instance) implements MongoDbUsers {

    private static final String FIRST_START = "mongodb-access";
    private static final String ACCESS = "access";
    private static final String CREDENTIALS = "credentials";

    InstanceNames names() {
        return InstanceNames.of(environment, instance);
    }

    private MongoDbUser of(Purpose purpose) {
        return MongoDbUser.of(instance, names(), purpose);
    }

    @Override
    public ServerUser inUse() {
        return of(instance.basics().security().usesSecondLogin() ? Purpose.SECOND : Purpose.APPLICATION)
                .user();
    }

    @Override
    public ServerUser dumping() {
        return of(Purpose.BACKUP).user();
    }

    @Override
    public ServerUser restoring() {
        return of(Purpose.MIGRATION).user();
    }

    @Override
    public PasswordInPod passwordInPod(ServerUser user) {
        return PasswordInPod.inFile(
                MongoDbPaths.CREDENTIALS + "/" + user.purpose().id());
    }

    /** The administrator of users is for the access job, which knows its name. */
    @Override
    public List<UserSecret> secrets(Function<ServerUser, DatabaseClient> client) {
        List<UserSecret> secrets = new ArrayList<>();
        secrets.add(of(Purpose.APPLICATION).user().secret(inUse(), client.apply(inUse()), false));
        MongoDbUser.all(instance, names()).stream()
                .map(MongoDbUser::user)
                .filter(user -> !user.is(Purpose.APPLICATION))
                .map(user ->
                        user.is(Purpose.ADMINISTRATION) ? user.secret(false) : user.secret(client.apply(user), false))
                .forEach(secrets::add);
        return secrets;
    }

    @Override
    public PodContribution firstStart() {
        return PodContribution.ofVolume(
                PodVolumes.configurationFiles(FIRST_START, names().access(), AccessScripts.USERS),
                readOnlyMount(FIRST_START, MongoDbPaths.FIRST_START));
    }

    @Override
    public PodContribution passwords() {
        return PodContribution.ofVolume(credentials(), readOnlyMount(CREDENTIALS, MongoDbPaths.CREDENTIALS));
    }

    private Volume credentials(SecretFile... more) {
        return PodVolumes.secretFiles(
                CREDENTIALS,
                Stream.concat(MongoDbUser.all(instance, names()).stream().map(MongoDbUser::password), Stream.of(more))
                        .toList());
    }

    @Override
    public SortedMap<String, String> scripts() {
        AccessScripts scripts = new AccessScripts(instance, names(), environment.namespace());
        return new TreeMap<>(Map.of(AccessScripts.USERS, scripts.users(), AccessScripts.ACCESS, scripts.access()));
    }

    @Override
    public Optional<AccessJob> job() {
        return Optional.of(new AccessJob(
                List.of("mongosh", "--quiet", "--norc", "--nodb", MongoDbPaths.ACCESS + "/" + AccessScripts.ACCESS),
                List.of(MongoDbPaths.home()),
                List.of(
                        PodVolumes.configurationFiles(
                                ACCESS, names().access(), AccessScripts.USERS, AccessScripts.ACCESS),
                        credentials(MongoDbUser.previous(names())),
                        CertificateFiles.authority(names()),
                        MongoDbPaths.temporary()),
                List.of(
                        readOnlyMount(ACCESS, MongoDbPaths.ACCESS),
                        readOnlyMount(CREDENTIALS, MongoDbPaths.CREDENTIALS),
                        CertificateFiles.mount(),
                        PodParts.mount(MongoDbPaths.TEMPORARY_VOLUME, MongoDbPaths.TEMPORARY)),
                ServerTls.SHELL_MEMORY));
    }

    @Override
    public Optional<Rotation> rotation() {
        return Optional.of(
                MongoDbRotation.of(environment.production().orElseThrow().secrets()));
    }

    @Override
    public List<RefusedCommand> refused() {
        return Refusal.ALL;
    }
}
