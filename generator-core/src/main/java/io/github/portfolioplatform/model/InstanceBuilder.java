package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.problem.ModelPath;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What builders of all engines have in common. A builder is handed to a {@link PortfolioBuilder}, which adds the defaults of the
 * engine and checks all instances together.
 *
 * @param <B> the builder itself
 */
public abstract class InstanceBuilder<B extends InstanceBuilder<B>> {

    private final Engine engine;
    private final List<SharedUse> sharedWith = new ArrayList<>();
    private @Nullable String name;
    private @Nullable String application;
    private @Nullable Password password;
    private InstanceSettings settings = InstanceSettings.NONE;

    /** Creates a builder of an instance of that engine, in which nothing is set. */
    protected InstanceBuilder(Engine engine) {
        this.engine = engine;
    }

    /** {@return this builder} */
    protected abstract B self();

    /** {@return the instance with these values} */
    protected abstract DatabaseInstance build(InstanceValues values);

    /** {@return the name of the database, for engines that have one} */
    @Nullable
    String databaseName() {
        return null;
    }

    /** {@return the name of the user, for engines that have one} */
    @Nullable
    String userName() {
        return null;
    }

    /** Sets the name, a DNS-1035 label of at most 44 characters. */
    public B name(String name) {
        requireNonNull(name, "name");
        this.name = name;
        return self();
    }

    /** Sets the application that owns the instance, as people write it. */
    public B application(String application) {
        requireNonNull(application, "application");
        this.application = application;
        return self();
    }

    /** Sets the password, which only the environment {@value Environment#DEVELOPMENT} knows. */
    public B password(Password password) {
        requireNonNull(password, "password");
        this.password = password;
        return self();
    }

    /** Adds an application that uses the instance beside its owner, with the reason why it has none of its own. */
    public B sharedWith(String otherApplication, String reason) {
        requireNonNull(otherApplication, "otherApplication");
        sharedWith.add(new SharedUse(otherApplication, reason));
        return self();
    }

    /** Sets what the instance runs and claims, as far as it differs from the defaults of its engine, beside what is set already. */
    public B settings(InstanceSettings settings) {
        requireNonNull(settings, "settings");
        this.settings = this.settings.and(settings);
        return self();
    }

    /** Sets the image; that of the engine if it is not set. */
    public B image(ImageReference image) {
        return settings(InstanceSettings.NONE.image(image));
    }

    /** Sets the version of the server; without an image it stands for the official one of that version. */
    public B version(EngineVersion version) {
        return settings(InstanceSettings.NONE.version(version));
    }

    /** Declares how the image starts, which only one must that is no official one. */
    public B startsLike(ImageContract contract) {
        return settings(InstanceSettings.NONE.startsLike(contract));
    }

    /** Sets the size of the claim. */
    public B storage(Storage storage) {
        return settings(InstanceSettings.NONE.storage(storage));
    }

    /** Sets the storage class of the claim; that of the cluster if nothing says it. */
    public B storageClass(String storageClass) {
        return settings(InstanceSettings.NONE.storageClass(storageClass));
    }

    /** Sets what the scheduler reserves. */
    public B requests(Memory memory, Cpu cpu) {
        return settings(InstanceSettings.NONE.requests(memory, cpu));
    }

    /** Sets what the container may use at most. */
    public B limits(Memory memory, Cpu cpu) {
        return settings(InstanceSettings.NONE.limits(memory, cpu));
    }

    /** Adds a label of all objects and pods. */
    public B label(String key, String value) {
        return settings(InstanceSettings.NONE.label(key, value));
    }

    /** Sets what the pods have beyond what the database needs, beside what the engine, the environment and the portfolio say. */
    public B customize(Customization customization) {
        return settings(InstanceSettings.NONE.customize(customization));
    }

    /** Sets what the server writes down of its clients in production. */
    public B audit(AuditLevel level) {
        return settings(InstanceSettings.NONE.audit(level));
    }

    /** Lets these pods connect in production, too; without any, those that have the label of the instance's consumers connect. */
    public B consumer(Consumer consumer) {
        return settings(InstanceSettings.NONE.consumer(consumer));
    }

    /** Sets where copies of the data go and when, beside what the engine, the environment and the portfolio say. */
    public B backup(BackupSettings backup) {
        return settings(InstanceSettings.NONE.backup(backup));
    }

    /** Sets whom the processes run as in production, neither id 0; without it the user of the image counts. */
    public B runAs(long user, long group) {
        return settings(InstanceSettings.NONE.runAs(user, group));
    }

    Engine engine() {
        return engine;
    }

    InstanceSettings settings() {
        return settings;
    }

    InstanceDraft draft(ModelPath path) {
        return new InstanceDraft(
                path, engine, name, application, List.copyOf(sharedWith), databaseName(), userName(), password);
    }
}
