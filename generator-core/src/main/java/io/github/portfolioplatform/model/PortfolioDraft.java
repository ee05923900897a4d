package io.github.portfolioplatform.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A portfolio as far as it is said; what the rules look at. */
record PortfolioDraft(@Nullable String name, String namespace, Quota quota, List<InstanceDraft> instances) {}
