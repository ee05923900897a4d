package io.github.portfolioplatform.model;

/**
 * What an instance runs.
 *
 * @param reference the image
 * @param version the version of the server inside
 */
public record ServerImage(ImageReference reference, EngineVersion version) {}
