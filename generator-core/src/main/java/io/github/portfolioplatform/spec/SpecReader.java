package io.github.portfolioplatform.spec;

import io.github.portfolioplatform.engine.catalog.DatabaseEngines;
import io.github.portfolioplatform.model.AcceptedChange;
import io.github.portfolioplatform.model.Cpu;
import io.github.portfolioplatform.model.Engine;
import io.github.portfolioplatform.model.EngineVersion;
import io.github.portfolioplatform.model.ImageContract;
import io.github.portfolioplatform.model.ImageReference;
import io.github.portfolioplatform.model.InstanceBuilder;
import io.github.portfolioplatform.model.InstanceSettings;
import io.github.portfolioplatform.model.Memory;
import io.github.portfolioplatform.model.NamedDatabaseBuilder;
import io.github.portfolioplatform.model.Password;
import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.model.PortfolioBuilder;
import io.github.portfolioplatform.model.Quota;
import io.github.portfolioplatform.model.ResourceSettings;
import io.github.portfolioplatform.model.RiskyChange;
import io.github.portfolioplatform.model.Storage;
import io.github.portfolioplatform.model.Tombstone;
import io.github.portfolioplatform.problem.ModelPath;
import io.github.portfolioplatform.spec.SpecNode.Mapping;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Says to the builders of the model what the sections of a spec say. */
final class SpecReader {

    private final PortfolioBuilder portfolio = Portfolio.builder();
    private final Places places;
    private int accepted;
    private int tombstones;

    private SpecReader(Places places) {
        this.places = places;
    }

    static PortfolioBuilder read(Section root, Places places) {
        SpecReader reader = new SpecReader(places);
        reader.portfolio(root);
        return reader.portfolio;
    }

    private void portfolio(Section root) {
        root.require("apiVersion").text("apiVersion");
        root.require("kind").text("kind");
        root.text("name").ifPresent(portfolio::name);
        root.text("namespace").ifPresent(portfolio::namespace);
        root.section("quota", Shape.QUOTA).map(SpecReader::quota).ifPresent(portfolio::quota);
        portfolio.customize(CustomizationReader.below(root));
        portfolio.backup(BackupReader.below(root));
        root.named("backupTargets", BackupShapes.TARGET)
                .forEach((name, section) -> BackupReader.target(name, section).ifPresent(portfolio::backupTarget));
        root.section("engines", Shape.ENGINES).ifPresent(section -> engines(section, portfolio::defaults));
        root.sections("instances", SpecReader::shapeOfInstance).forEach(this::instance);
        root.named("environments", Shape.ENVIRONMENT)
                .forEach((name, section) -> portfolio.add(EnvironmentReader.read(name, section)));
        root.sections("accept", mapping -> DecisionShapes.ACCEPTED).forEach(this::accepted);
        root.sections("tombstones", mapping -> DecisionShapes.TOMBSTONE).forEach(this::tombstone);
        root.section("gitops", GitOpsShapes.GIT_OPS).flatMap(GitOpsReader::read).ifPresent(portfolio::gitOps);
    }

    static Quota quota(Section section) {
        return new Assembled<>(Quota.NONE)
                .with(section.value("storage", Storage::parse), Quota::storage)
                .with(section.value("memory", Memory::parse), Quota::memory)
                .with(section.value("cpu", Cpu::parse), Quota::cpu)
                .value();
    }

    /** Takes the defaults of one engine. */
    interface Defaults {
        void take(Engine engine, InstanceSettings settings);
    }

    static void engines(Section section, Defaults defaults) {
        for (Engine engine : DatabaseEngines.all()) {
            section.section(engine.id(), Shape.SETTINGS).ifPresent(said -> defaults.take(engine, settings(said)));
        }
    }

    static InstanceSettings settings(Section section) {
        return new InstanceSettings(
                read(section, "image", ImageReference::parse),
                read(section, "version", EngineVersion::parse),
                section.text("startsLike").flatMap(ImageContract::of).orElse(null),
                read(section, "storage", Storage::parse),
                section.text("storageClass").orElse(null),
                resources(section, "requests"),
                resources(section, "limits"),
                section.texts("labels"),
                CustomizationReader.below(section),
                ProductionReader.security(section),
                BackupReader.below(section));
    }

    static ResourceSettings resources(Section section, String name) {
        return section.section(name, Shape.RESOURCES)
                .map(said -> new ResourceSettings(read(said, "memory", Memory::parse), read(said, "cpu", Cpu::parse)))
                .orElse(ResourceSettings.NONE);
    }

    private static <T> @Nullable T read(Section section, String name, Function<String, T> parser) {
        return section.value(name, parser).orElse(null);
    }

    private static Shape shapeOfInstance(Mapping instance) {
        return instance.textOf("engine")
                .flatMap(DatabaseEngines::of)
                .map(Shape::instanceOf)
                .orElseGet(Shape::instanceOfUnknownEngine);
    }

    private void instance(Section section) {
        section.require("engine").text("engine").flatMap(DatabaseEngines::of).ifPresent(engine -> {
            places.instance(section.path(), engine, section.text("name"));
            portfolio.add(read(section, engine.builder()));
        });
    }

    private static InstanceBuilder<?> read(Section section, InstanceBuilder<?> builder) {
        section.text("name").ifPresent(builder::name);
        section.text("application").ifPresent(builder::application);
        if (builder instanceof NamedDatabaseBuilder<?> named) {
            section.text("database").ifPresent(named::database);
            section.text("user").ifPresent(named::user);
        }
        section.value("password", Password::of).ifPresent(builder::password);
        builder.settings(settings(section));
        section.sections("sharedWith", use -> Shape.SHARED_USE).forEach(use -> {
            String application = use.require("application").text("application").orElse("");
            String reason = use.require("reason").text("reason").orElse("");
            builder.sharedWith(application, reason);
        });
        return builder;
    }

    private void accepted(Section section) {
        places.position(ModelPath.ROOT.field("accept").item(accepted++), section.path());
        String instance = section.require("instance").text("instance").orElse("");
        Optional<String> environment = section.text("environment");
        Optional<RiskyChange> change = section.require("change").text("change").flatMap(RiskyChange::of);
        String to = section.require("to").text("to").orElse("");
        String reason = section.require("reason").text("reason").orElse("");
        // What is not known is reported; the rules look at all the rest.
        AcceptedChange accepted = AcceptedChange.of(change.orElse(RiskyChange.STORAGE_SHRINKS), instance, to, reason);
        portfolio.accept(environment.map(accepted::in).orElse(accepted));
    }

    private void tombstone(Section section) {
        places.position(ModelPath.ROOT.field("tombstones").item(tombstones++), section.path());
        String instance = section.require("instance").text("instance").orElse("");
        String reason = section.require("reason").text("reason").orElse("");
        Tombstone tombstone = Tombstone.of(instance, reason);
        portfolio.tombstone(section.text("environment").map(tombstone::in).orElse(tombstone));
    }
}
