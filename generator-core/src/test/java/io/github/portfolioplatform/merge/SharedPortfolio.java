package io.github.portfolioplatform.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.PortfolioGenerator;
import io.github.portfolioplatform.manifest.Drift;
import io.github.portfolioplatform.manifest.ManifestFolder;
import io.github.portfolioplatform.manifest.ManifestTree;
import io.github.portfolioplatform.spec.PortfolioSpec;
import io.github.portfolioplatform.testing.GitWorkTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** A repository with the portfolio of a shop and what is rendered from it, in which several people work on branches. */
record SharedPortfolio(GitWorkTree git) {

    static final String SPEC = """
            apiVersion: portfolio/v1
            kind: Portfolio
            name: shop
            quota: {storage: 20Gi, memory: 8Gi, cpu: 8}
            engines:
              postgresql:
                image: postgres:17.6-bookworm
                requests: {memory: 256Mi, cpu: 100m}
                limits: {memory: 512Mi, cpu: 500m}
                storage: 2Gi
              redis:
                image: redis:7.4.1-bookworm
                requests: {memory: 64Mi, cpu: 50m}
                limits: {memory: 128Mi, cpu: 250m}
                storage: 1Gi
            instances:
              - name: postgresql-orders
                engine: postgresql
                application: Orders
                image: postgres:17.5-bookworm
                database: orders
                user: orders
                password: Tr4vel-0rders

              - name: redis-sessions
                engine: redis
                application: Storefront
                password: s3ss10ns-Redis

              - name: postgresql-billing
                engine: postgresql
                application: Billing
                database: billing
                user: billing
                password: B1lling-Tr4vel
            environments:
              development: {}
            """;
    static final String PAYMENTS = """
              - name: postgresql-payments
                engine: postgresql
                application: Payments
                database: payments
                user: payments
                password: P4yments-Tr4vel

            """;
    static final String CART = """
              - name: redis-cart
                engine: redis
                application: Cart
                password: c4rt-Redis-One

            """;

    /** Makes one with a first commit on {@code main}. */
    static SharedPortfolio in(Path folder) {
        SharedPortfolio shop = new SharedPortfolio(GitWorkTree.in(folder));
        shop.use(false);
        shop.write(SPEC);
        shop.generate();
        shop.git.commitAll("first");
        return shop;
    }

    /** Commits a change of the first portfolio, and what is rendered from it, on a new branch. */
    void branch(String name, UnaryOperator<String> change) {
        branch(name, "main", SPEC, change);
    }

    /** The same on a branch of another than {@code main}, which has another portfolio. */
    void branch(String name, String from, String spec, UnaryOperator<String> change) {
        git.git("switch", "-qc", name, from);
        write(change.apply(spec));
        generate();
        git.commitAll(name);
    }

    /** Merges one branch into another, which must not conflict. */
    void merge(String into, String branch) {
        assertThat(conflicts(into, branch)).isEmpty();
    }

    /** {@return the files in which a merge of one branch into another conflicts} */
    List<String> conflicts(String into, String branch) {
        git.tries("switch -q " + into, "merge -q --no-edit " + branch);
        return conflicts();
    }

    /** {@return the files that are in conflict} */
    List<String> conflicts() {
        return git.run("diff", "--name-only", "--diff-filter=U")
                .lines()
                .distinct()
                .toList();
    }

    /** Lets git use the merge drivers of {@code .gitattributes}, or none, as on a forge that knows none. At first it uses none. */
    void use(boolean drivers) {
        put(".git/info/attributes", drivers ? "" : ".portfolio-inventory !merge\n.gitattributes !merge\n");
    }

    void generate() {
        ManifestFolder.at(git.folder().resolve("k8s"), "k8s").write(tree());
    }

    Drift check() {
        return ManifestFolder.at(git.folder().resolve("k8s"), "k8s").compare(tree());
    }

    private ManifestTree tree() {
        return PortfolioGenerator.of(PortfolioSpec.read(git.folder().resolve("portfolio.yaml")))
                .readFrom("portfolio.yaml")
                .render();
    }

    /** Resolves what is in conflict in the portfolio. */
    void write(String spec) {
        put("portfolio.yaml", spec);
    }

    void put(String file, String text) {
        try {
            Path path = git.folder().resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    String read(String file) {
        try {
            return Files.readString(git.folder().resolve(file));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static String withPayments(String spec) {
        return spec.replace("environments:", PAYMENTS + "environments:");
    }

    static String withCart(String spec) {
        return spec.replace("environments:", CART + "environments:");
    }

    static String withoutSessions(String spec) {
        int start = spec.indexOf("  - name: redis-sessions");
        return accepting(spec.substring(0, start) + spec.substring(spec.indexOf("  - name: postgresql-billing")));
    }

    static String renamed(String spec) {
        return accepting(spec.replace("name: redis-sessions", "name: redis-visits"));
    }

    private static String accepting(String spec) {
        return spec + """
                tombstones:
                  - {instance: redis-sessions, reason: sessions may be lost}
                """;
    }
}
