package io.github.portfolioplatform.engine.catalog;

import io.github.portfolioplatform.model.Engine;
import io.github.portfolioplatform.model.EngineCatalog;
import java.util.List;

/** Hands {@link DatabaseEngines#all()} to the model. */
public final class ListedEngines implements EngineCatalog {

    /** Called by {@link java.util.ServiceLoader}. */
    public ListedEngines() {}

    @Override
    public List<? extends Engine> engines() {
        return DatabaseEngines.all();
    }
}
