package io.github.portfolioplatform.spec;

import io.github.portfolioplatform.model.Cpu;
import io.github.portfolioplatform.model.Engine;
import io.github.portfolioplatform.model.EngineVersion;
import io.github.portfolioplatform.model.ImageReference;
import io.github.portfolioplatform.model.InstanceBuilder;
import io.github.portfolioplatform.model.InstanceSettings;
import io.github.portfolioplatform.model.Memory;
import io.github.portfolioplatform.model.MongoDb;
import io.github.portfolioplatform.model.NamedDatabaseBuilder;
import io.github.portfolioplatform.model.Password;
import io.github.portfolioplatform.model.PortfolioBuilder;
import io.github.portfolioplatform.model.PostgreSql;
import io.github.portfolioplatform.model.Quota;
import io.github.portfolioplatform.model.Redis;
import io.github.portfolioplatform.model.ResourceSettings;
import io.github.portfolioplatform.model.Storage;
import io.github.portfolioplatform.problem.ModelPath;
import io.github.portfolioplatform.spec.SpecNode.Mapping;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Says to the builders of the model what the sections of a spec say. */
final class SpecReader {

    private static final ModelPath INSTANCES = ModelPath.ROOT.field("instances");

    private final PortfolioBuilder portfolio = new PortfolioBuilder();
    private final Places places;
    private int instances;

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
        root.section("engines", Shape.ENGINES).ifPresent(this::engines);
        root.sections("instances", SpecReader::shapeOfInstance).forEach(this::instance);
    }

    private static Quota quota(Section section) {
        return new Quota(
                section.value("storage", Storage::parse),
                section.value("memory", Memory::parse),
                section.value("cpu", Cpu::parse));
    }

    private void engines(Section section) {
        for (Engine engine : Engine.values()) {
            section.section(engine.id(), Shape.SETTINGS)
                    .ifPresent(defaults -> portfolio.defaults(engine, settings(defaults)));
        }
    }

    private static InstanceSettings settings(Section section) {
        return new InstanceSettings(
                read(section, "image", ImageReference::parse),
                read(section, "version", EngineVersion::new),
                read(section, "storage", Storage::parse),
                resources(section, "requests"),
                resources(section, "limits"));
    }

    private static ResourceSettings resources(Section section, String name) {
        return section.section(name, Shape.RESOURCES)
                .map(said -> new ResourceSettings(read(said, "memory", Memory::parse), read(said, "cpu", Cpu::parse)))
                .orElse(ResourceSettings.NONE);
    }

    private static <T> @Nullable T read(Section section, String name, Function<String, T> parser) {
        return section.value(name, parser).orElse(null);
    }

    private static Shape shapeOfInstance(Mapping instance) {
        return instance.textOf("engine")
                .flatMap(Engine::of)
                .map(Shape::instanceOf)
                .orElseGet(Shape::instanceOfUnknownEngine);
    }

    private void instance(Section section) {
        section.require("engine").text("engine").flatMap(Engine::of).ifPresent(engine -> {
            places.position(INSTANCES.item(instances++), section.path());
            inheritFrom(ModelPath.ROOT.field("engines").field(engine.id()), section.path());
            portfolio.add(
                    switch (engine) {
                        case POSTGRESQL -> named(section, PostgreSql.builder());
                        case REDIS -> common(section, Redis.builder());
                        case MONGODB -> named(section, MongoDb.builder());
                    });
        });
    }

    private void inheritFrom(ModelPath defaults, ModelPath instance) {
        for (String setting : Shape.SETTINGS.names()) {
            places.inherit(instance.field(setting), defaults.field(setting));
        }
    }

    private static <B extends NamedDatabaseBuilder<B>> B named(Section section, B builder) {
        section.text("database").ifPresent(builder::database);
        section.text("user").ifPresent(builder::user);
        return common(section, builder);
    }

    private static <B extends InstanceBuilder<B>> B common(Section section, B builder) {
        section.text("name").ifPresent(builder::name);
        section.text("application").ifPresent(builder::application);
        section.text("password").map(Password::of).ifPresent(builder::password);
        builder.settings(settings(section));
        section.sections("sharedWith", use -> Shape.SHARED_USE).forEach(use -> {
            String application = use.require("application").text("application").orElse("");
            String reason = use.require("reason").text("reason").orElse("");
            builder.sharedWith(application, reason);
        });
        return builder;
    }
}
