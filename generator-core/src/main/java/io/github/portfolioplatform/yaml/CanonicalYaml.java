package io.github.portfolioplatform.yaml;

import java.util.Map;
import java.util.Optional;

/** Writes resources of the fabric8 model. One writer may write many resources, from one thread at a time. */
public final class CanonicalYaml {

    private final ResourceTree tree = new ResourceTree();
    private final BlockWriter block = new BlockWriter();

    /** Creates a writer. */
    public CanonicalYaml() {}

    /**
     * {@return the resource as it is written: a tree of sorted maps, lists and scalars}
     *
     * @param resource an object of the fabric8 model
     * @throws IllegalArgumentException if a value is of a type outside the model, or missing
     */
    public Object tree(Object resource) {
        return tree.of(resource);
    }

    /**
     * {@return the resource as one YAML document that ends with a line feed}
     *
     * @param resource an object of the fabric8 model
     * @throws IllegalArgumentException if a value has no canonical form: a type outside the model, or a string with a control character
     */
    public String write(Object resource) {
        return write(resource, Map.of());
    }

    /**
     * {@return the resource as one YAML document, with comments behind some of its values}
     *
     * @param resource an object of the fabric8 model
     * @param comments what stands behind fields, without {@code #}, by their name and value: {@code image: redis:7}
     * @throws IllegalArgumentException if a value has no canonical form
     */
    public String write(Object resource, Map<String, String> comments) {
        Object root = tree.of(resource);
        return (root instanceof Map<?, ?> map ? block.write(map, comments) : Optional.<String>empty())
                .orElseGet(() -> TreeEmitter.emit(root, comments));
    }
}
