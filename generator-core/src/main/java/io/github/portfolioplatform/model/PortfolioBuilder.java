package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.problem.ModelPath;
import io.github.portfolioplatform.problem.PortfolioException;
import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.problem.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link Portfolio}. Not safe for use by several threads.
 *
 * <pre>{@code
 * Portfolio portfolio = Portfolio.builder("platform")
 *         .namespace("databases")
 *         .quota(Quota.NONE.storage(Storage.gibibytes(10)))
 *         .add(Redis.builder("redis")
 *                 .application("Code Talk")
 *                 .password(Password.of("redis123"))
 *                 .image(ImageReference.parse("redis:7-alpine"))
 *                 .storage(Storage.gibibytes(1))
 *                 .requests(Memory.mebibytes(128), Cpu.millicores(100))
 *                 .limits(Memory.mebibytes(256), Cpu.millicores(250)))
 *         .build();
 * }</pre>
 */
public final class PortfolioBuilder {

    private final Map<Engine, InstanceSettings> defaults = new LinkedHashMap<>();
    private final List<InstanceBuilder<?>> instances = new ArrayList<>();
    private final List<EnvironmentBuilder> environments = new ArrayList<>();
    private final List<AcceptedChange> accepted = new ArrayList<>();
    private final List<Tombstone> tombstones = new ArrayList<>();
    private @Nullable String name;
    private String namespace = EnvironmentDraft.DEFAULT_NAMESPACE;
    private Quota quota = Quota.NONE;
    private final List<BackupTarget> targets = new ArrayList<>();
    private InstanceSettings ofAll = InstanceSettings.NONE;
    private @Nullable GitOps gitOps;

    PortfolioBuilder() {}

    /** Sets the name, a DNS-1123 label. */
    public PortfolioBuilder name(String name) {
        requireNonNull(name, "name");
        this.name = name;
        return this;
    }

    /** Sets the namespace of environments that say none; {@code default} if it is not set. */
    public PortfolioBuilder namespace(String namespace) {
        requireNonNull(namespace, "namespace");
        this.namespace = namespace;
        return this;
    }

    /** Sets what all instances of an environment together may claim; without limit if it is not set. */
    public PortfolioBuilder quota(Quota quota) {
        requireNonNull(quota, "quota");
        this.quota = quota.over(this.quota);
        return this;
    }

    /** Sets what all pods have beyond what databases need. */
    public PortfolioBuilder customize(Customization customization) {
        ofAll = ofAll.customize(customization);
        return this;
    }

    /** Adds a place that backups may go to. */
    public PortfolioBuilder backupTarget(BackupTarget target) {
        requireNonNull(target, "target");
        targets.add(target);
        return this;
    }

    /** Sets the backups of all instances, where nothing closer to them says otherwise. */
    public PortfolioBuilder backup(BackupSettings backup) {
        ofAll = ofAll.backup(backup);
        return this;
    }

    /** Sets what instances of the engine run and claim where they do not say it themselves. */
    public PortfolioBuilder defaults(Engine engine, InstanceSettings settings) {
        requireNonNull(engine, "engine");
        requireNonNull(settings, "settings");
        defaults.merge(engine, settings, InstanceSettings::and);
        return this;
    }

    /** Adds an instance. */
    public PortfolioBuilder add(InstanceBuilder<?> instance) {
        requireNonNull(instance, "instance");
        instances.add(instance);
        return this;
    }

    /** Adds an environment; without any, the portfolio has one, {@value Environment#DEVELOPMENT}. */
    public PortfolioBuilder add(EnvironmentBuilder environment) {
        requireNonNull(environment, "environment");
        environments.add(environment);
        return this;
    }

    /** Accepts a risky change. */
    public PortfolioBuilder accept(AcceptedChange change) {
        requireNonNull(change, "change");
        accepted.add(change);
        return this;
    }

    /** Says that an instance is gone on purpose. */
    public PortfolioBuilder tombstone(Tombstone tombstone) {
        requireNonNull(tombstone, "tombstone");
        tombstones.add(tombstone);
        return this;
    }

    /** Sets the GitOps tools that are to apply the portfolio; none if it is not set. */
    public PortfolioBuilder gitOps(GitOps gitOps) {
        requireNonNull(gitOps, "gitOps");
        this.gitOps = gitOps;
        return this;
    }

    /** {@return everything that is wrong with the portfolio so far; empty if it can be built} */
    public List<Problem> problems() {
        return problemsOf(draft());
    }

    /**
     * Builds the portfolio.
     *
     * @throws PortfolioException with all problems, if there is one
     */
    public Portfolio build() {
        PortfolioDraft draft = draft();
        List<Problem> problems = problemsOf(draft);
        if (!problems.isEmpty()) {
            throw new PortfolioException(problems);
        }
        String portfolio = InstanceDraft.present(name);
        List<Environment> built = draft.environments().stream()
                .map(environment -> new Environment(portfolio, environment, instances(environment)))
                .toList();
        return new Portfolio(portfolio, built, draft);
    }

    private List<DatabaseInstance> instances(EnvironmentDraft environment) {
        List<DatabaseInstance> built = new ArrayList<>();
        for (int i = 0; i < instances.size(); i++) {
            built.add(instances.get(i).build(environment.instances().get(i)));
        }
        return built;
    }

    private static List<Problem> problemsOf(PortfolioDraft draft) {
        Problems problems = new Problems();
        PortfolioRule.ALL.forEach(rule -> rule.check(draft, problems));
        return problems.sorted();
    }

    private PortfolioDraft draft() {
        ModelPath path = ModelPath.ROOT.field("instances");
        List<InstanceDraft> declared = new ArrayList<>();
        for (InstanceBuilder<?> instance : instances) {
            declared.add(instance.draft(path.item(declared.size())));
        }
        List<EnvironmentBuilder> said =
                environments.isEmpty() ? List.of(EnvironmentBuilder.ofPortfolio()) : environments;
        return new PortfolioDraft(
                name,
                List.copyOf(declared),
                said.stream()
                        .map(environment -> environment.draft(this, declared))
                        .toList(),
                List.copyOf(accepted),
                List.copyOf(tombstones),
                List.copyOf(targets),
                gitOps);
    }

    List<InstanceBuilder<?>> instances() {
        return instances;
    }

    InstanceSettings defaultsOf(Engine engine) {
        return defaults.getOrDefault(engine, InstanceSettings.NONE);
    }

    String namespace() {
        return namespace;
    }

    Quota quota() {
        return quota;
    }

    List<BackupTarget> targets() {
        return targets;
    }

    /** What the portfolio says of all instances of all engines. */
    InstanceSettings ofAll() {
        return ofAll;
    }
}
