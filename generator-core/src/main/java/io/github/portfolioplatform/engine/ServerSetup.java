package io.github.portfolioplatform.engine;

import io.github.portfolioplatform.model.EngineVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a pod tells its server, as far as that decides about stored data; also of pods that somebody wrote by hand.
 *
 * @param version the version of the server, empty if its image does not tell
 * @param words command and arguments, split at blanks
 * @param variables the environment variables of the server
 * @param files the files of the server that are known, by their paths
 * @param isOfProduction whether it is a server of production, whose users a job looks after
 */
public record ServerSetup(
        Optional<EngineVersion> version,
        List<String> words,
        Map<String, String> variables,
        Map<String, String> files,
        boolean isOfProduction) {

    /** Copies the collections. */
    public ServerSetup {
        words = List.copyOf(words);
        variables = Map.copyOf(variables);
        files = Map.copyOf(files);
    }

    /** {@return the value of the option in the words, {@code --dir /data} or {@code --dir=/data}; the last one counts} */
    public Optional<String> option(String name) {
        for (int i = words.size() - 1; i >= 0; i--) {
            if (words.get(i).startsWith(name + "=")) {
                return Optional.of(words.get(i).substring(name.length() + 1));
            } else if (words.get(i).equals(name) && i + 1 < words.size()) {
                return Optional.of(words.get(i + 1));
            }
        }
        return Optional.empty();
    }

    /** {@return the text of the file at that path} */
    public Optional<String> file(String path) {
        return Optional.ofNullable(files.get(path));
    }

    /** {@return the value of the variable} */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name));
    }
}
