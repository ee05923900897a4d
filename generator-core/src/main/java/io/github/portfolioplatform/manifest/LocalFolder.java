package io.github.portfolioplatform.manifest;

import io.github.portfolioplatform.problem.PortfolioException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** The folder of what a working copy knows for itself. Git ignores it by a file in it, so that a user's own rules stay as they are. */
final class LocalFolder {

    static final String NAME = ".portfolio";

    private static final String IGNORE = NAME + "/.gitignore";

    private LocalFolder() {}

    /** Whether something other than a folder has its name; nothing is read or written through a link. */
    static void refuseOther(FolderFiles files) {
        Path folder = files.root().resolve(NAME);
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw PortfolioException.inaccessible(
                    List.of(files.inTheWay(NAME, "It is no folder, but the generator needs one of this name.")));
        }
    }

    /** Makes the folder, and the output folder around it. */
    static Path make(FolderFiles files) throws IOException {
        refuseOther(files);
        Path folder = Files.createDirectories(files.root().resolve(NAME));
        byte[] ignore = "*\n".getBytes(StandardCharsets.UTF_8);
        if (files.readIfExists(IGNORE).length != ignore.length) {
            Files.write(files.root().resolve(IGNORE), ignore);
        }
        return folder;
    }
}
