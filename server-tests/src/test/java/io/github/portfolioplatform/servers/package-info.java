/**
 * Starts real database servers with what is rendered, and nothing else: commands, environment, files and probes are read back from
 * the rendered text, and run where the paths, ports and users are those of the pod.
 */
package io.github.portfolioplatform.servers;
