package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.problem.ModelPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says what one {@link Environment} has of its own, over what the portfolio says at the same place. What is closest to an instance counts: the
 * environment's words for that instance, the instance's own, the environment's for its engine, the engine's.
 */
public final class EnvironmentBuilder {

    private static final ModelPath PATH = ModelPath.ROOT.field("environments");

    private final String name;
    private final ModelPath path;
    private final Map<Engine, InstanceSettings> defaults = new LinkedHashMap<>();
    private final Map<String, InstanceSettings> overrides = new LinkedHashMap<>();
    private @Nullable String namespace;
    private EnvironmentTraits traits = EnvironmentTraits.DEFAULT;
    private Quota quota = Quota.NONE;
    private InstanceSettings ofAll = InstanceSettings.NONE;

    private EnvironmentBuilder(String name, ModelPath path) {
        this.name = name;
        this.path = path;
    }

    EnvironmentBuilder(String name) {
        this(name, PATH.field(name));
    }

    /** The environment of a portfolio that names none: what it says is said by the portfolio itself. */
    static EnvironmentBuilder ofPortfolio() {
        return new EnvironmentBuilder(Environment.DEVELOPMENT, ModelPath.ROOT);
    }

    /** Sets the namespace of all resources; that of the portfolio if it is not set. */
    public EnvironmentBuilder namespace(String namespace) {
        requireNonNull(namespace, "namespace");
        this.namespace = namespace;
        return this;
    }

    /** Renders the namespace itself, too, for tools that do not create it. */
    public EnvironmentBuilder createNamespace() {
        traits = new EnvironmentTraits(traits.cluster(), true, traits.allowsPruning(), traits.production());
        return this;
    }

    /** Sets the cluster it runs in, as Argo CD knows it: a name or an {@code https:} address. */
    public EnvironmentBuilder cluster(String cluster) {
        requireNonNull(cluster, "cluster");
        traits = new EnvironmentTraits(cluster, traits.createsNamespace(), traits.allowsPruning(), traits.production());
        return this;
    }

    /** Lets GitOps tools delete claims and StatefulSets that are no longer rendered, with all data, as is right for throw-away setups. */
    public EnvironmentBuilder allowPruning() {
        traits = new EnvironmentTraits(traits.cluster(), traits.createsNamespace(), true, traits.production());
        return this;
    }

    /** Makes it one of production: every recommendation for security is carried out. */
    public EnvironmentBuilder production(Production production) {
        requireNonNull(production, "production");
        traits = new EnvironmentTraits(traits.cluster(), traits.createsNamespace(), traits.allowsPruning(), production);
        return this;
    }

    /** Sets what all instances together may claim here; where it has no limit, that of the portfolio holds. */
    public EnvironmentBuilder quota(Quota quota) {
        requireNonNull(quota, "quota");
        this.quota = quota.over(this.quota);
        return this;
    }

    /** Sets what all pods have here beyond what databases need, beside what the portfolio says. */
    public EnvironmentBuilder customize(Customization customization) {
        ofAll = ofAll.customize(customization);
        return this;
    }

    /** Sets the backups of all instances here, where nothing closer to them says otherwise. */
    public EnvironmentBuilder backup(BackupSettings backup) {
        ofAll = ofAll.backup(backup);
        return this;
    }

    /** Sets what instances of the engine run and claim here where nothing closer to them says it. */
    public EnvironmentBuilder defaults(Engine engine, InstanceSettings settings) {
        requireNonNull(engine, "engine");
        requireNonNull(settings, "settings");
        defaults.merge(engine, settings, InstanceSettings::and);
        return this;
    }

    /** Sets what the instance of that name runs and claims here. */
    public EnvironmentBuilder override(String instance, InstanceSettings settings) {
        requireNonNull(instance, "instance");
        requireNonNull(settings, "settings");
        overrides.merge(instance, settings, InstanceSettings::and);
        return this;
    }

    String name() {
        return name;
    }

    EnvironmentDraft draft(PortfolioBuilder portfolio, List<InstanceDraft> declared) {
        List<ResolvedDraft> resolved = new ArrayList<>();
        InstanceSettings ofPortfolio = ofAll.over(portfolio.ofAll());
        for (InstanceBuilder<?> instance : portfolio.instances()) {
            InstanceSettings ofEngine = portfolio.defaultsOf(instance.engine()).over(ofPortfolio);
            resolved.add(draft(instance, declared.get(resolved.size()), ofEngine, portfolio.targets()));
        }
        return new EnvironmentDraft(
                path,
                name,
                namespace != null ? namespace : portfolio.namespace(),
                traits,
                quota.over(portfolio.quota()),
                new LinkedHashSet<>(overrides.keySet()),
                List.copyOf(resolved));
    }

    private ResolvedDraft draft(
            InstanceBuilder<?> instance,
            InstanceDraft declared,
            InstanceSettings ofEngine,
            List<BackupTarget> targets) {
        InstanceSettings override = overrides.getOrDefault(String.valueOf(declared.name()), InstanceSettings.NONE);
        InstanceSettings ofEngineHere = defaults.getOrDefault(instance.engine(), InstanceSettings.NONE);
        InstanceSettings settings =
                override.over(instance.settings()).over(ofEngineHere).over(ofEngine);
        ModelPath here = path.append(declared.path().segments());
        return new ResolvedDraft(
                here,
                declared,
                settings,
                override.over(ofEngineHere),
                EnvironmentDraft.rendersPasswords(name),
                List.copyOf(targets));
    }
}
