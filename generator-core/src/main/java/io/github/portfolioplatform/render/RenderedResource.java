package io.github.portfolioplatform.render;

import io.fabric8.kubernetes.api.model.HasMetadata;

/**
 * One resource and what it is for.
 *
 * @param instance the name of the instance it belongs to
 * @param role what it is for the instance, in a word that makes a file name: {@code credentials}; never a word that {@code *secret*} matches
 * @param resource the resource
 */
public record RenderedResource(String instance, String role, HasMetadata resource) {}
