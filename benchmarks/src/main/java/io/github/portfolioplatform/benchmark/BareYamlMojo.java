package io.github.portfolioplatform.benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/**
 * Writes the manifests of as many instances without a model, a check or a canonical form: what only the YAML engine and the file system
 * cost.
 */
@Mojo(name = "bare", requiresProject = false, threadSafe = true)
public final class BareYamlMojo extends AbstractMojo {

    @Parameter(property = "benchmark.instances", required = true)
    private int instances;

    @Parameter(property = "benchmark.output", required = true)
    private File output;

    /** Creates the goal. */
    public BareYamlMojo() {}

    @Override
    public void execute() throws MojoExecutionException {
        Dump dump = new Dump(DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setWidth(Integer.MAX_VALUE)
                .build());
        try {
            for (int i = 0; i < instances; i++) {
                String name = "redis-" + i;
                Path folder = Files.createDirectories(output.toPath().resolve(name));
                for (Map.Entry<String, Object> resource :
                        RedisManifests.of(name).entrySet()) {
                    Files.writeString(
                            folder.resolve(resource.getKey() + ".yaml"),
                            dump.dumpToString(resource.getValue()),
                            StandardCharsets.UTF_8);
                }
            }
        } catch (IOException unwritable) {
            throw new MojoExecutionException("Cannot write below " + output, unwritable);
        }
    }
}
