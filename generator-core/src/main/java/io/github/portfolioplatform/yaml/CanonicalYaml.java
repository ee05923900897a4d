package io.github.portfolioplatform.yaml;

/** Writes resources of the fabric8 model. One writer may write many resources, from one thread at a time. */
public final class CanonicalYaml {

    private final ResourceTree tree = new ResourceTree();

    /** Creates a writer. */
    public CanonicalYaml() {}

    /**
     * {@return the resource as one YAML document that ends with a line feed}
     *
     * @param resource an object of the fabric8 model
     * @throws IllegalArgumentException if a value has no canonical form: a type outside the model, or a string with a control character
     */
    public String write(Object resource) {
        return TreeEmitter.emit(tree.of(resource));
    }
}
