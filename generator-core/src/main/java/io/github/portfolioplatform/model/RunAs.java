package io.github.portfolioplatform.model;

/**
 * Whom the processes of a pod run as, and who owns the files of its volumes.
 *
 * @param user the user id, not 0
 * @param group the group id, not 0; that of the files, too
 */
public record RunAs(long user, long group) {}
