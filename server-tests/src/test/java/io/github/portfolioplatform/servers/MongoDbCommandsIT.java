package io.github.portfolioplatform.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.engine.OperatorCommands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the commands for people give the tools of MongoDB: programs that write down their input stand in for them. {@link MongoDbBackupIT} runs the
 * commands with the tools and a server.
 *
 * @see <a href="https://www.mongodb.com/docs/database-tools/mongodump/#std-option-mongodump.--config">mongodump: --config</a>
 */
class MongoDbCommandsIT {

    private static final Shop SHOP = Shop.mongoDb("7.0").withHostilePassword();

    /** Like the tools, it reads its configuration before its input. */
    private static final String TOOL = """
            #!/bin/sh
            echo "$*" > "%1$s/arguments"
            for word in "$@"; do
              case $word in --config=*) cat "$(echo "$word" | cut -d = -f 2)" > "%1$s/configuration" ;; esac
            done
            %2$s
            """;

    @TempDir
    private Path folder;

    @BeforeAll
    static void needs_a_shell() {
        Machine.needs("sh", "what the tools of MongoDB are given");
    }

    @Test
    void the_password_comes_as_yaml_and_the_copy_goes_to_a_file() throws Exception {
        Kubectl kubectl = with("mongodump", "printf copy");

        assertThat(kubectl.run(commands().copy())).isEqualTo(new Execution(0, ""));

        assertThat(folder.resolve("mongodb-catalog.archive.gz")).hasContent("copy");
        hasGivenThePassword();
    }

    @Test
    void the_copy_comes_by_the_input_and_the_password_by_another_file() throws Exception {
        Kubectl kubectl = with("mongorestore", "cat > '" + folder + "/restored'");
        Files.writeString(folder.resolve("mongodb-catalog.archive.gz"), "copy\r\n");

        assertThat(kubectl.run(commands().putBack())).isEqualTo(new Execution(0, ""));

        assertThat(folder.resolve("restored")).hasContent("copy\r\n");
        assertThat(Files.readString(folder.resolve("arguments"))).contains("--nsInclude=catalog.* ");
        hasGivenThePassword();
    }

    @Test
    void a_tool_that_fails_is_a_command_that_fails_and_leaves_no_copy() throws Exception {
        Kubectl dump = with("mongodump", "printf half; exit 1");
        assertThat(dump.run(commands().copy()).exitCode()).isEqualTo(1);
        assertThat(folder.resolve("mongodb-catalog.archive.gz")).doesNotExist();

        Files.writeString(folder.resolve("mongodb-catalog.archive.gz"), "copy");
        assertThat(with("mongorestore", "exit 1").run(commands().putBack()).exitCode())
                .isEqualTo(1);
    }

    private void hasGivenThePassword() throws IOException {
        Fields configuration = Fields.parse(Files.readString(folder.resolve("configuration")));

        assertThat(configuration.values()).isEqualTo(Map.of("password", Portfolios.hostilePassword()));
        assertThat(Files.readString(folder.resolve("arguments")))
                .doesNotContain(Portfolios.hostilePassword().strip());
    }

    private static OperatorCommands commands() {
        return SHOP.commands("development");
    }

    private Kubectl with(String tool, String work) throws IOException {
        Path programs = Files.createDirectories(folder.resolve("programs"));
        Path program = Files.writeString(programs.resolve(tool), TOOL.formatted(folder, work));
        Permissions.give(program, 0755);
        Permissions.give(Files.writeString(programs.resolve("mongosh"), "#!/bin/sh\n"), 0755);
        ProcessBuilder pod = new ProcessBuilder();
        pod.environment().clear();
        pod.environment().put("PATH", programs + ":/usr/bin:/bin");
        pod.environment().put("MONGO_INITDB_ROOT_PASSWORD", Portfolios.hostilePassword());
        return Kubectl.to(pod, folder, Map.of());
    }
}
