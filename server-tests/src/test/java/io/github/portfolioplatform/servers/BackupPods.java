package io.github.portfolioplatform.servers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The pods that keep copies of an instance.
 *
 * @param server the server that they find by its name
 * @param image that of the server
 * @param variables those of all their containers, the target among them
 * @param folder where their volumes are
 */
record BackupPods(
        BackupJobs jobs, RunningContainer server, ServerImage image, Map<String, String> variables, Path folder) {

    BackupPods {
        variables = new TreeMap<>(variables);
    }

    /** What copies in a folder need, which stays when pods go. */
    static Map<String, String> folder(String instance) {
        return new TreeMap<>(Map.of(
                "RCLONE_CONFIG", "/notfound",
                "RCLONE_CONFIG_TARGET_TYPE", "alias",
                "RCLONE_CONFIG_TARGET_REMOTE", "/",
                "TARGET", "target:/backups/shop/" + instance,
                "KEEP_LAST", "3",
                "KEEP_DAILY", "0",
                "KEEP_WEEKLY", "0"));
    }

    /** The folder with the copies. */
    Path copies() {
        return folder.resolve("volumes/backups/shop").resolve(jobs.instance().name());
    }

    /** The same with another variable. */
    BackupPods with(String variable, String value) {
        Map<String, String> others = new TreeMap<>(variables);
        others.put(variable, value);
        return new BackupPods(jobs, server, image, others, folder);
    }

    /** What the last of both containers says, or the first that fails. */
    Execution backup() throws IOException {
        return run("backup", "dump", "store", RunningContainer::runToEnd);
    }

    /** A backup whose first container is run in another way. */
    Execution backup(Run dump) throws IOException {
        return run("backup", "dump", "store", dump);
    }

    Execution verify() throws IOException {
        return run("verify", "fetch", "verify", RunningContainer::runToEnd);
    }

    Execution restore(String copy) throws IOException {
        return with("COPY", copy).run("restore", "fetch", "restore", RunningContainer::runToEnd);
    }

    /** How a container is run. */
    @FunctionalInterface
    interface Run extends Function<RunningContainer, Execution> {}

    private Execution run(String job, String first, String second, Run howFirst) throws IOException {
        RenderedPod pod = jobs.with(variables).cronJob(jobs.instance().name() + "-" + job);
        try (RunningContainer init = server.neighbour(pod.container(first), imageOf(first), folder)) {
            Execution prepared = howFirst.apply(init);
            if (prepared.exitCode() != 0) {
                return prepared;
            }
            try (RunningContainer main = init.sibling(pod.container(second), imageOf(second))) {
                return main.runToEnd();
            }
        }
    }

    private ServerImage imageOf(String container) {
        return container.equals("store") || container.equals("fetch") ? RcloneImage.ofThisMachine() : image;
    }
}
