package io.github.portfolioplatform.servers;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A store of objects that pods reach, with one bucket. */
record ObjectStorage(RunningContainer container) implements AutoCloseable {

    static final String BUCKET = "copies";

    /** Where pods reach it. */
    static final String ENDPOINT = "http://pod:" + ObjectStorageImage.PORT;

    /** Starts it on the network of a server. */
    static ObjectStorage beside(RunningContainer server, RenderedInstance instance, Path folder) throws Exception {
        Fields pod = new Fields(Map.of(
                "securityContext", Map.of("runAsUser", 999, "fsGroup", 999),
                "volumes", List.of(Map.of("name", "temporary", "emptyDir", Map.of())),
                "containers",
                        List.of(Map.of(
                                "name", "objects",
                                "args", List.of(BUCKET),
                                "ports", List.of(Map.of("containerPort", ObjectStorageImage.PORT)),
                                "volumeMounts", List.of(Map.of("name", "temporary", "mountPath", "/tmp"))))));
        RunningContainer container = server.neighbour(
                new RenderedPod(instance, pod).container("objects"), ObjectStorageImage.newest(), folder);
        int port = container.forward(ObjectStorageImage.PORT);
        container.start().await(() -> answers(port));
        return new ObjectStorage(container);
    }

    private static boolean answers(int port) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + "/").toURL().openConnection();
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        container.close();
    }
}
