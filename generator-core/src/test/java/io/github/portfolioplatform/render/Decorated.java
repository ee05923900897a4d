package io.github.portfolioplatform.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dekorate.kubernetes.decorator.Decorator;
import io.fabric8.kubernetes.api.builder.Visitor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesListBuilder;
import io.github.portfolioplatform.PortfolioGenerator;
import io.github.portfolioplatform.decoration.Decoration;
import io.github.portfolioplatform.decoration.Decorations;
import io.github.portfolioplatform.golden.Document;
import io.github.portfolioplatform.golden.Scenario;
import io.github.portfolioplatform.manifest.ManifestPath;
import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.problem.PortfolioException;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;

/** The Redis of the two environments of the shop, decorated by one decorator; all other instances are left alone. */
record Decorated(SortedMap<ManifestPath, String> texts) {

    private static final Portfolio SHOP = new Scenario("gitops").portfolio();

    /** Decorates the list of the resources as a whole. */
    static final class Resources extends Decorator<KubernetesListBuilder> {

        private final Consumer<KubernetesListBuilder> change;

        private Resources(Consumer<KubernetesListBuilder> change) {
            this.change = change;
        }

        @Override
        public void visit(KubernetesListBuilder resources) {
            change.accept(resources);
        }
    }

    static Decorated by(Decorator<?> decorator) {
        return new Decorated(PortfolioGenerator.of(SHOP)
                .decoratedBy(decorations(decorator))
                .render()
                .texts());
    }

    static Decorator<?> adding(HasMetadata... resources) {
        return new Resources(list -> list.addAllToItems(List.of(resources)));
    }

    static Decorator<?> changing(Consumer<KubernetesListBuilder> change) {
        return new Resources(change);
    }

    /** Changes all parts of that type. */
    static <T> Decorator<?> changing(Class<T> part, Consumer<T> change) {
        return new Resources(list -> list.accept(new Visitor<T>() {
            @Override
            public Class<T> getType() {
                return part;
            }

            @Override
            public void visit(T found) {
                change.accept(found);
            }
        }));
    }

    /** The problems of development, each with its place. */
    static List<String> problemsOf(Decorator<?> decorator) {
        return refusalOf(decorator).problems().stream()
                .map(problem -> problem.place() + ": " + problem.what())
                .toList();
    }

    static PortfolioException refusalOf(Decorator<?> decorator) {
        PortfolioException refusal = catchThrowableOfType(
                PortfolioException.class,
                () -> PortfolioGenerator.of(SHOP)
                        .decoratedBy(decorations(decorator))
                        .render());
        assertThat(refusal).as("nothing is refused").isNotNull();
        return refusal;
    }

    private static Decorations decorations(Decorator<?> decorator) {
        return Decorations.NONE.and(Decoration.each(instance -> decorator).ofInstances("redis-sessions"));
    }

    Document document(String role) {
        return Document.parse(text(role));
    }

    /** A file of the instance in development. */
    String text(String role) {
        return texts.get(new ManifestPath("development/redis-sessions/" + role + ".yaml"));
    }

    /** The files of the instance in development, without their ending. */
    List<String> roles() {
        String folder = "development/redis-sessions/";
        return texts.keySet().stream()
                .map(ManifestPath::text)
                .filter(path -> path.startsWith(folder))
                .map(path -> path.substring(folder.length(), path.length() - ".yaml".length()))
                .toList();
    }
}
