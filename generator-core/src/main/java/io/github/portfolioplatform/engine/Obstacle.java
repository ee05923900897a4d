package io.github.portfolioplatform.engine;

/**
 * Why stored data does not survive a change.
 *
 * @param to the new value that is in the way
 * @param what what would happen, a sentence
 * @param way what to do instead, one or more sentences
 */
public record Obstacle(String to, String what, String way) {}
