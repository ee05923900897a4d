package io.github.portfolioplatform.dekorate;

import io.github.portfolioplatform.engine.Dialect;
import io.github.portfolioplatform.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.tools.Diagnostic;

/** One {@link BoundDatabase} as it stands in the source. What is wrong with it becomes an error of the compiler, at the value in question. */
final class Declaration {

    private final ProcessingEnvironment compiler;
    private final Element type;
    private final AnnotationMirror annotation;
    private final boolean repeated;

    private Declaration(ProcessingEnvironment compiler, Element type, AnnotationMirror annotation, boolean repeated) {
        this.compiler = compiler;
        this.type = type;
        this.annotation = annotation;
        this.repeated = repeated;
    }

    /** The declarations of a class, without those that the compiler itself is going to refuse. */
    static List<Declaration> of(Element type, ProcessingEnvironment compiler) {
        return type.getAnnotationMirrors().stream()
                .flatMap(annotation -> of(annotation, type, compiler))
                .filter(Declaration::isReadable)
                .toList();
    }

    private static Stream<Declaration> of(AnnotationMirror annotation, Element type, ProcessingEnvironment compiler) {
        if (isOf(annotation, BoundDatabase.List.class)) {
            return annotation.getElementValues().values().stream()
                    .filter(value -> value.getValue() instanceof List<?>)
                    .flatMap(value -> ((List<?>) value.getValue()).stream())
                    .map(value -> ((AnnotationValue) value).getValue())
                    .filter(AnnotationMirror.class::isInstance)
                    .map(repeated -> new Declaration(compiler, type, (AnnotationMirror) repeated, true));
        }
        return isOf(annotation, BoundDatabase.class)
                ? Stream.of(new Declaration(compiler, type, annotation, false))
                : Stream.empty();
    }

    private static boolean isOf(AnnotationMirror annotation, Class<?> wanted) {
        TypeElement type = (TypeElement) annotation.getAnnotationType().asElement();
        return type.getQualifiedName().contentEquals(String.valueOf(wanted.getCanonicalName()));
    }

    /** What does not compile has no value of the type that it should have. */
    private boolean isReadable() {
        return value("dialect", VariableElement.class).isPresent()
                && value("urlSafePassword", Boolean.class).isPresent()
                && Stream.of("value", "prefix", "application", "environment", "spec")
                        .allMatch(name -> value(name, String.class).isPresent());
    }

    String instance() {
        return text("value");
    }

    Dialect dialect() {
        VariableElement constant = value("dialect", VariableElement.class).orElseThrow();
        return Dialect.valueOf(constant.getSimpleName().toString());
    }

    String prefix() {
        return text("prefix");
    }

    Optional<String> application() {
        return ifWritten(text("application"));
    }

    Optional<String> environment() {
        return option("portfolio.environment").or(() -> ifWritten(text("environment")));
    }

    Optional<String> spec() {
        return option("portfolio.spec").or(() -> ifWritten(text("spec")));
    }

    boolean hasUrlSafePassword() {
        return value("urlSafePassword", Boolean.class).orElseThrow();
    }

    /** Ends the build with an error at the value, or at the whole annotation if the value is not written. */
    void refuse(String name, String message) {
        annotation.getElementValues().entrySet().stream()
                .filter(entry -> entry.getKey().getSimpleName().contentEquals(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .ifPresentOrElse(
                        written -> compiler.getMessager()
                                .printMessage(Diagnostic.Kind.ERROR, named(message), type, annotation, written),
                        () -> refuse(message));
    }

    /** Ends the build with an error at the annotation. */
    void refuse(String message) {
        compiler.getMessager().printMessage(Diagnostic.Kind.ERROR, named(message), type, annotation);
    }

    /** For the compiler, repeated annotations all stand where the class does. */
    private String named(String message) {
        return repeated ? "@BoundDatabase(" + Problem.quoted(instance()) + "): " + message : message;
    }

    private <T> Optional<T> value(String name, Class<T> type) {
        return compiler.getElementUtils().getElementValuesWithDefaults(annotation).entrySet().stream()
                .filter(entry -> entry.getKey().getSimpleName().contentEquals(name))
                .map(entry -> entry.getValue().getValue())
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    private String text(String name) {
        return value(name, String.class).orElseThrow();
    }

    private Optional<String> option(String name) {
        return Optional.ofNullable(compiler.getOptions().get(name)).flatMap(Declaration::ifWritten);
    }

    private static Optional<String> ifWritten(String text) {
        return Optional.of(text).filter(written -> !written.isBlank());
    }
}
