package io.github.portfolioplatform.dekorate;

import io.dekorate.processor.AbstractAnnotationProcessor;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.annotation.processing.SupportedOptions;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/** Reads {@link BoundDatabase}. The compiler finds it as a service. */
@SupportedAnnotationTypes({
    "io.github.portfolioplatform.dekorate.BoundDatabase",
    "io.github.portfolioplatform.dekorate.BoundDatabase.List"
})
@SupportedOptions({"portfolio.environment", "portfolio.spec"})
public final class BoundDatabaseProcessor extends AbstractAnnotationProcessor {

    /** What makes Dekorate generate manifests for Kubernetes. */
    private static final Set<String> DESCRIPTIONS = Set.of(
            "io.dekorate.annotation.Dekorate",
            "io.dekorate.kubernetes.annotation.KubernetesApplication",
            "org.springframework.boot.autoconfigure.SpringBootApplication");

    private boolean bound;
    private Optional<Binder> binder = Optional.empty();

    /** The compiler finds the processor as a service. */
    public BoundDatabaseProcessor() {}

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        if (round.processingOver()) {
            finish();
        } else {
            annotations.stream()
                    .flatMap(annotation -> round.getElementsAnnotatedWith(annotation).stream())
                    .distinct()
                    .forEach(this::bind);
        }
        return false;
    }

    private void bind(Element type) {
        if (!ProcessorPath.fitsDekorate()) {
            refuse(
                    type,
                    "Dekorate cannot write the Kubernetes model on this processor path: it was made for Jackson 3. "
                            + "Put portfolio-generator-dekorate on <annotationProcessorPaths>, with its own dependencies: "
                            + "no managed version of io.fabric8.");
        } else if (type.getAnnotationMirrors().stream()
                .noneMatch(present -> DESCRIPTIONS.contains(
                        present.getAnnotationType().asElement().toString()))) {
            refuse(
                    type,
                    "Only an application that Dekorate describes can be bound. Add @KubernetesApplication to the class, "
                            + "or move @BoundDatabase to the class that has it.");
        } else {
            register(Declaration.of(type, processingEnv));
        }
    }

    private void refuse(Element type, String message) {
        processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, message, type);
    }

    private void register(List<Declaration> declarations) {
        Binder reading =
                binder.orElseGet(() -> new Binder(new SpecFiles(getProject().getRoot())));
        binder = Optional.of(reading);
        List<Binding> bindings = declarations.stream()
                .map(reading::bind)
                .flatMap(Optional::stream)
                .toList();
        if (!bindings.isEmpty()) {
            getSession().getConfigurationRegistry().add(new Bindings(bindings));
            bound = true;
        }
    }

    /** As every processor of Dekorate does: who is first generates the manifests. */
    private void finish() {
        if (bound) {
            getSession().close();
        }
    }
}
