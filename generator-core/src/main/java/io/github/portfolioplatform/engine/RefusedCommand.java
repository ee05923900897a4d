package io.github.portfolioplatform.engine;

/**
 * What libraries ask of a server that the application may not do, because it concerns the server and not its data.
 *
 * @param command what is refused
 * @param askedBy who asks for it
 * @param instead the usual way out
 */
public record RefusedCommand(String command, String askedBy, String instead) {}
