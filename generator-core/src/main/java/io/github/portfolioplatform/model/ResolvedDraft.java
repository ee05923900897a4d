package io.github.portfolioplatform.model;

import static io.github.portfolioplatform.model.InstanceDraft.present;

import io.github.portfolioplatform.problem.InvalidValueException;
import io.github.portfolioplatform.problem.ModelPath;
import java.util.List;
import java.util.Optional;

/**
 * An instance as far as it is said, in one environment; its settings are merged.
 *
 * @param path where the environment says what it has of its own for the instance
 * @param declared what is the same in every environment
 * @param settings what is said for this environment, at any level
 * @param ofEnvironment what of it is said by the environment itself
 * @param knowsPassword whether the environment is one that renders passwords
 * @param targets where backups may go
 */
record ResolvedDraft(
        ModelPath path,
        InstanceDraft declared,
        InstanceSettings settings,
        InstanceSettings ofEnvironment,
        boolean knowsPassword,
        List<BackupTarget> targets)
        implements InstanceValues {

    Engine engine() {
        return declared.engine();
    }

    /** How a message speaks of this instance. */
    String title() {
        return declared.title();
    }

    /** Whether it is an official image of the engine. */
    boolean isOfficial(ImageReference image) {
        return OfficialImages.of(engine().images(), image.repository()).isPresent();
    }

    /** {@return the version of the server, as far as version or image tell it} */
    Optional<EngineVersion> version() {
        return Optional.ofNullable(settings.version())
                .or(() -> Optional.ofNullable(settings.image()).flatMap(this::versionOf));
    }

    /** {@return what the tag of an official image tells; those of others count something else, or in another way} */
    private Optional<EngineVersion> versionOf(ImageReference image) {
        return image.tag().filter(tag -> isOfficial(image)).flatMap(EngineVersion::ofTag);
    }

    /**
     * {@return what the instance runs}
     *
     * @throws InvalidValueException if image and version do not tell it, or contradict each other
     */
    ServerImage serverImage() {
        ImageReference image = settings.image();
        EngineVersion version = settings.version();
        if (image == null) {
            EngineVersion said = present(version);
            return new ServerImage(ImageReference.parse(engine().images().official() + ":" + said), said);
        }
        EngineVersion ofTag = versionOf(image).orElse(null);
        if (version == null && ofTag == null) {
            throw withoutVersion(image);
        }
        if (version != null && ofTag != null && !version.agreesWith(ofTag)) {
            throw new InvalidValueException(
                    "The version " + version + " contradicts the tag of the image " + image + ".",
                    "Remove version: or give it the version of the tag, \"" + ofTag + "\".");
        }
        return new ServerImage(image, version != null ? version : present(ofTag));
    }

    private InvalidValueException withoutVersion(ImageReference image) {
        return isOfficial(image)
                ? new InvalidValueException(
                        "The image " + image + " does not tell which version of " + engine().displayName()
                                + " is inside.",
                        "Add version: with its number, such as \"14\" or \"7.2\".")
                : OwnImages.withoutVersion(image, engine());
    }

    /** Of a draft in which nothing is missing. */
    @Override
    public InstanceBasics basics() {
        Allocation allocation = new Allocation(
                present(settings.storage()), resources(settings.requests()), resources(settings.limits()));
        return new InstanceBasics(
                present(declared.name()),
                present(declared.application()),
                declared.sharedWith(),
                serverImage(),
                allocation,
                settings.storageClass(),
                settings.labels(),
                settings.customization(),
                settings.security().settledFor(engine()),
                backup().orElse(null));
    }

    private Optional<Backup> backup() {
        BackupSettings said = settings.backup();
        return targets.stream()
                .filter(target -> target.name().equals(said.target()))
                .findFirst()
                .map(said::settledTo);
    }

    /** Of a draft in which nothing is missing. */
    @Override
    public String database() {
        return present(declared.database());
    }

    /** Of a draft in which nothing is missing. */
    @Override
    public Credentials credentials() {
        String user = present(declared.user());
        return password().map(known -> Credentials.of(user, known)).orElseGet(() -> Credentials.of(user));
    }

    /** Of a draft in which nothing is missing. */
    @Override
    public Optional<Password> password() {
        return knowsPassword ? Optional.of(present(declared.password())) : Optional.empty();
    }

    private static Resources resources(ResourceSettings settings) {
        return new Resources(present(settings.memory()), present(settings.cpu()));
    }
}
