package io.github.portfolioplatform.engine.mongodb;

import io.github.portfolioplatform.engine.ImageUser;
import io.github.portfolioplatform.model.EngineImages;
import io.github.portfolioplatform.model.RunAs;
import java.util.Map;
import java.util.regex.Pattern;

/** The images that run MongoDB. */
final class MongoDbImages implements EngineImages {

    /** The user {@code mongodb}; there is no image on Alpine. */
    static final ImageUser USER = new ImageUser(new RunAs(999, 999), new RunAs(999, 999));

    static final MongoDbImages INSTANCE = new MongoDbImages();

    private MongoDbImages() {}

    @Override
    public String official() {
        return "mongo";
    }

    @Override
    public Map<Pattern, String> otherStarts() {
        return Known.OTHER_STARTS;
    }

    /** Patterns, compiled when the first image is asked for. */
    private static final class Known {

        private static final Map<Pattern, String> OTHER_STARTS = Map.of(
                Pattern.compile("(?:.*/)?mongodb/mongodb-(?:community|enterprise|atlas)-.*"),
                        "reads the first user from other variables, so that the server would start without a password",
                Pattern.compile("(?:.*/)?(?:ferretdb/ferretdb.*|documentdb/documentdb-local)"),
                        "is another server, which keeps its data in PostgreSQL");
    }
}
