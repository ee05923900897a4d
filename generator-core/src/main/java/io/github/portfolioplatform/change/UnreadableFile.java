package io.github.portfolioplatform.change;

import io.github.portfolioplatform.problem.Place;
import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.yaml.UnreadableYamlException;

/**
 * A file that differs and cannot be read as it was. Nobody can tell what would change, so that nobody can say that no data is lost.
 *
 * @param path the file below the output folder
 * @param cause where and why
 */
record UnreadableFile(String path, UnreadableYamlException cause) {

    Problem problem(String folder) {
        return new Problem(
                "manifest-is-readable",
                new Place.InFile(folder + "/" + path, cause.line(), cause.column()),
                "The file as it was cannot be compared with what is rendered now. " + cause.getMessage(),
                "Take the file from git as it was when it was last rendered, commit that, and run again.");
    }
}
