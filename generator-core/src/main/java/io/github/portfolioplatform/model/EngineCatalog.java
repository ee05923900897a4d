package io.github.portfolioplatform.model;

import java.util.List;

/**
 * Tells the model which engines there are. The model depends on no engine, so it finds the list by {@link java.util.ServiceLoader}, in the
 * class loader of this interface. This library provides the only one.
 */
public interface EngineCatalog {

    /** {@return all engines, in the order of documents and schemas} */
    List<? extends Engine> engines();
}
