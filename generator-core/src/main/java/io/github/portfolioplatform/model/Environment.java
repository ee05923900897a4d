package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * The portfolio as it is rendered once: with one namespace, and with every value of its instances settled.
 *
 * <pre>{@code
 * Portfolio portfolio = Portfolio.builder("shop")
 *         .defaults(Redis.ENGINE, InstanceSettings.NONE
 *                 .image(ImageReference.parse("redis:7.4-bookworm"))
 *                 .storage(Storage.gibibytes(1))
 *                 .requests(Memory.mebibytes(128), Cpu.millicores(100))
 *                 .limits(Memory.mebibytes(256), Cpu.millicores(250)))
 *         .add(Redis.builder("redis-sessions").application("Shop").password(Password.of("sess10ns")))
 *         .add(Environment.builder("development"))
 *         .add(Environment.builder("production")
 *                 .namespace("shop-production")
 *                 .override("redis-sessions", InstanceSettings.NONE.storage(Storage.gibibytes(4))))
 *         .build();
 * Storage claimed = portfolio.environment("production").totals().all().allocation().storage(); // 4Gi
 * }</pre>
 */
public final class Environment {

    /**
     * The environment of a portfolio that names none: the setup of a team's own cluster. It is the only one that renders passwords; the
     * others find the Secrets that somebody brought.
     */
    public static final String DEVELOPMENT = EnvironmentDraft.DEVELOPMENT;

    private final String portfolio;
    private final EnvironmentDraft settled;
    private final List<DatabaseInstance> instances;
    private final Posture posture;

    Environment(String portfolio, EnvironmentDraft settled, List<DatabaseInstance> instances) {
        this(
                portfolio,
                settled,
                instances,
                settled.traits().production() == null ? Posture.DEVELOPMENT : Posture.PRODUCTION);
    }

    private Environment(String portfolio, EnvironmentDraft settled, List<DatabaseInstance> instances, Posture posture) {
        this.portfolio = portfolio;
        this.settled = settled;
        this.instances = List.copyOf(instances);
        this.posture = posture;
    }

    /** {@return the same environment in that posture} Specs know development and production alone; tests make each choice by itself. */
    Environment in(Posture other) {
        return new Environment(portfolio, settled, instances, other);
    }

    /** {@return a builder for an environment of that name, a DNS-1123 label} */
    public static EnvironmentBuilder builder(String name) {
        return new EnvironmentBuilder(requireNonNull(name, "name"));
    }

    /** {@return the name of the portfolio} */
    public String portfolio() {
        return portfolio;
    }

    /** {@return the name, and that of the folder that is rendered to; a DNS-1123 label} */
    public String name() {
        return settled.name();
    }

    /** {@return the namespace of all resources, a DNS-1123 label} */
    public String namespace() {
        return settled.namespace();
    }

    /** {@return whether the namespace itself is rendered, too} */
    public boolean createsNamespace() {
        return settled.traits().createsNamespace();
    }

    /** {@return the cluster that it runs in, a name or an {@code https:} address as Argo CD has it; empty for Argo CD's own} */
    public Optional<String> cluster() {
        return Optional.ofNullable(settled.traits().cluster());
    }

    /** {@return whether a GitOps tool may delete claims and StatefulSets that are no longer rendered} */
    public boolean allowsPruning() {
        return settled.traits().allowsPruning();
    }

    /** {@return what production means here; empty if it is an environment of development} */
    public Optional<Production> production() {
        return Optional.ofNullable(settled.traits().production());
    }

    /** {@return how the servers are protected} */
    public Posture posture() {
        return posture;
    }

    /**
     * {@return the entry of a store, or the name of a Secret, that a pattern means}
     *
     * @param pattern a text in which {@code {portfolio}}, {@code {environment}} and {@code {instance}} are replaced
     * @param instance the name of the instance, or of what else the entry is for
     */
    public String filled(String pattern, String instance) {
        requireNonNull(pattern, "pattern");
        requireNonNull(instance, "instance");
        return pattern.replace("{portfolio}", portfolio)
                .replace("{environment}", name())
                .replace("{instance}", instance);
    }

    /** {@return the ConfigMap that consumers mount to check servers by the certificate authority; empty without a declared authority} */
    public Optional<CertificateAuthority.ConfigMap> authorityMap() {
        return production()
                .flatMap(Production::certificateAuthority)
                .map(authority -> authority instanceof CertificateAuthority.ConfigMap exists
                        ? exists
                        : new CertificateAuthority.ConfigMap(portfolio + "-" + name() + "-ca"));
    }

    /** {@return what all instances together may claim} */
    public Quota quota() {
        return settled.quota();
    }

    /** {@return the instances in the order in which they were declared, at least one} */
    public List<DatabaseInstance> instances() {
        return instances;
    }

    /** {@return what the instances claim} */
    public Totals totals() {
        return Totals.of(instances);
    }

    @Override
    public String toString() {
        return name();
    }
}
