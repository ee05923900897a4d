package io.github.portfolioplatform.model;

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
        this.name = name;
        return self();
    }

    /** Sets the application that owns the instance, as people write it. */
    public B application(String application) {
        this.application = application;
        return self();
    }

    /** Sets the password, which only the environment {@value Environment#DEVELOPMENT} knows. */
    public B password(Password password) {
        this.password = password;
        return self();
    }

    /** Adds an application that uses the instance beside its owner, with the reason why it has none of its own. */
    public B sharedWith(String otherApplication, String reason) {
        sharedWith.add(new SharedUse(otherApplication, reason));
        return self();
    }

    /** Sets all at once that the instance runs and claims, as far as it differs from the defaults of its engine. */
    public B settings(InstanceSettings settings) {
        this.settings = settings;
        return self();
    }

    /** Sets the image; that of the engine if it is not set. */
    public B image(ImageReference image) {
        return settings(settings.image(image));
    }

    /** Sets the version of the server; without an image it stands for the official one of that version. */
    public B version(EngineVersion version) {
        return settings(settings.version(version));
    }

    /** Declares how the image starts, which only one must that is no official one. */
    public B startsLike(ImageContract contract) {
        return settings(settings.startsLike(contract));
    }

    /** Sets the size of the claim. */
    public B storage(Storage storage) {
        return settings(settings.storage(storage));
    }

    /** Sets the storage class of the claim; that of the cluster if nothing says it. */
    public B storageClass(String storageClass) {
        return settings(settings.storageClass(storageClass));
    }

    /** Sets what the scheduler reserves. */
    public B requests(Memory memory, Cpu cpu) {
        return settings(settings.requests(memory, cpu));
    }

    /** Sets what the container may use at most. */
    public B limits(Memory memory, Cpu cpu) {
        return settings(settings.limits(memory, cpu));
    }

    /** Adds a label of all objects and pods. */
    public B label(String key, String value) {
        return settings(settings.label(key, value));
    }

    /** Sets what the pods have beyond what the database needs, beside what the engine, the environment and the portfolio say. */
    public B customize(Customization customization) {
        return settings(settings.customize(customization));
    }

    /** Sets what the server writes down of its clients in production. */
    public B audit(AuditLevel level) {
        return settings(settings.audit(level));
    }

    /** Lets these pods connect in production, too; without any, those that have the label of the instance's consumers connect. */
    public B consumer(Consumer consumer) {
        return settings(settings.consumer(consumer));
    }

    /** Sets where copies of the data go and when, beside what the engine, the environment and the portfolio say. */
    public B backup(BackupSettings backup) {
        return settings(settings.backup(backup));
    }

    /** Sets whom the processes run as in production, neither id 0; without it the user of the image counts. */
    public B runAs(long user, long group) {
        return settings(settings.runAs(user, group));
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
