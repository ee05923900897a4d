package io.github.portfolioplatform.model;

import java.util.Optional;

/**
 * Says that an instance is gone on purpose, with its data.
 *
 * @param instance the name that the instance had
 * @param environment the environment in which it is gone; empty for all
 * @param reason why, and what became of the data, for the reviewer
 */
public record Tombstone(String instance, Optional<String> environment, String reason) {}
