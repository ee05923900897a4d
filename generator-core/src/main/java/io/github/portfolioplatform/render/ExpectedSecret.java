package io.github.portfolioplatform.render;

import java.util.SortedSet;

/** A Secret that is read, but brought from outside: a vault, a sealed file, a person. */
record ExpectedSecret(String namespace, String name, SortedSet<String> keys) {}
