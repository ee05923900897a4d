package io.github.portfolioplatform.engine.postgresql;

import io.github.portfolioplatform.engine.AccessJob;
import io.github.portfolioplatform.engine.BundledText;
import io.github.portfolioplatform.engine.DatabaseClient;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.OperatorCommands;
import io.github.portfolioplatform.engine.PodCommands;
import io.github.portfolioplatform.engine.PodContribution;
import io.github.portfolioplatform.engine.PodVolumes.SecretFile;
import io.github.portfolioplatform.engine.RefusedCommand;
import io.github.portfolioplatform.engine.Rotation;
import io.github.portfolioplatform.engine.SecretPassword;
import io.github.portfolioplatform.engine.ServerUser;
import io.github.portfolioplatform.engine.ServerUser.Purpose;
import io.github.portfolioplatform.engine.UserSecret;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Posture.Choice;
import io.github.portfolioplatform.model.RunAs;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A user for each purpose. Each has a Secret with everything that it needs, and with no other password; only the passwords of the superuser
 * and of the administrator, which never leave the server and its job, share one.
 *
 * @param environment the environment of the instance
 * @param instance the instance
 */
record UsersByPurpose(Environment environment, PostgreSql instance) implements PostgreSqlUsers {

    /** Those that connect as themselves, with what their Secrets tell them. */
    private static final Set<Purpose> CLIENTS =
            EnumSet.complementOf(EnumSet.of(Purpose.ADMINISTRATION, Purpose.SUPERUSER));
    /** Older servers with data have none of these; they start without the Secrets. */
    private static final Set<Purpose> YOUNGER_THAN_DATA = EnumSet.of(Purpose.RESTORE, Purpose.SECOND);
    /** The password that the administrator had before; it is there only while it rotates. */
    private static final String PREVIOUS = "admin-previous";

    ServerUser of(Purpose purpose) {
        String role = new Roles(instance.database()).of(purpose);
        return switch (purpose) {
            case APPLICATION -> ServerUser.ofApplication(instance, names(), role);
            case ADMINISTRATION -> ServerUser.of(names(), purpose, role).withKey(purpose.id());
            case SUPERUSER ->
                new ServerUser(
                        purpose,
                        role,
                        new SecretPassword(
                                of(Purpose.ADMINISTRATION).password().secretName(), purpose.id(), Optional.empty()));
            default -> ServerUser.of(names(), purpose, role);
        };
    }

    InstanceNames names() {
        return InstanceNames.of(environment, instance);
    }

    private Stream<ServerUser> clients() {
        return CLIENTS.stream()
                .filter(purpose -> purpose != Purpose.SECOND || hasSecondLogin())
                .map(this::of);
    }

    @Override
    public ServerUser first() {
        return of(Purpose.APPLICATION);
    }

    @Override
    public ServerUser inUse() {
        return of(instance.basics().security().usesSecondLogin() ? Purpose.SECOND : Purpose.APPLICATION);
    }

    @Override
    public ServerUser dumping() {
        return of(Purpose.BACKUP);
    }

    @Override
    public ServerUser restoring() {
        return of(Purpose.RESTORE);
    }

    @Override
    public List<UserSecret> secrets(Function<ServerUser, DatabaseClient> client) {
        List<UserSecret> secrets = new ArrayList<>();
        secrets.add(first().secret(inUse(), client.apply(inUse()), false));
        secrets.add(of(Purpose.ADMINISTRATION).secret(false).with(of(Purpose.SUPERUSER)));
        clients()
                .filter(user -> !user.is(Purpose.APPLICATION))
                .forEach(user -> secrets.add(user.secret(client.apply(user), false)));
        return secrets;
    }

    @Override
    public PodContribution firstStart() {
        return new UserSetup(this).firstStart();
    }

    @Override
    public PodContribution passwords() {
        return new UserSetup(this).passwords();
    }

    @Override
    public Optional<AccessJob> job() {
        return Optional.of(new UserSetup(this).job());
    }

    /** {@return the passwords that the server reads, as files that are called like the purposes of their users} */
    List<SecretFile> files() {
        List<SecretFile> files = new ArrayList<>();
        files.add(of(Purpose.SUPERUSER).file());
        files.addAll(filesOfJob());
        return files;
    }

    /** {@return the passwords that the access job compares with those of the server} */
    List<SecretFile> filesOfJob() {
        ServerUser admin = of(Purpose.ADMINISTRATION);
        List<SecretFile> files = new ArrayList<>();
        files.add(admin.file());
        files.add(new SecretFile(admin.password().secretName(), PREVIOUS, PREVIOUS, true));
        clients()
                .map(user -> YOUNGER_THAN_DATA.contains(user.purpose()) ? user.optionalFile() : user.file())
                .forEach(files::add);
        return files;
    }

    @Override
    public boolean hasSecondLogin() {
        return instance.basics().security().secondLogin().isPresent();
    }

    @Override
    public SortedMap<String, String> scripts() {
        return new AccessFiles(instance, environment.namespace()).texts();
    }

    @Override
    public SortedMap<String, String> configuration() {
        return new TreeMap<>(Map.of(
                ServerConfiguration.AUTHENTICATION,
                new BundledText(UsersByPurpose.class, ServerConfiguration.AUTHENTICATION)
                        .with(Map.of("socket", isEnteredAsPostgres() ? "peer" : "scram-sha-256")),
                UserSetup.SUPERUSER_FILE,
                UserSetup.CREDENTIALS + "/" + Purpose.SUPERUSER.id()));
    }

    /**
     * On the socket the system vouches for {@code postgres}, if those who enter the pod are the user that the image calls so. Others have no
     * name in the image, or are root, and bring the password.
     */
    private boolean isEnteredAsPostgres() {
        RunAs image = PostgreSqlImages.USER.of(instance);
        return environment.posture().includes(Choice.PODS)
                && instance.basics().security().runAs().orElse(image).user() == image.user();
    }

    @Override
    public Optional<Rotation> rotation() {
        return Optional.of(
                PostgreSqlRotation.of(environment.production().orElseThrow().secrets()));
    }

    @Override
    public List<RefusedCommand> refused() {
        return Refusal.ALL;
    }

    @Override
    public OperatorCommands commands(PodCommands pod) {
        return PostgreSqlCommands.ofUsers(instance, pod);
    }
}
