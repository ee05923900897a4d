package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.problem.InvalidValueException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is known of images that are no official ones: which of them start in another way, and how their tags name a version. */
public final class OwnImages {

    private static final String OTHER_VARIABLES = "reads other variables and keeps its data in another folder";
    private static final String OWN_COMMAND = "loads its libraries and settings by its command";
    private static final String OF_AN_OPERATOR = "is made for an operator and has no entrypoint of its own";
    private static final String OTHER_USER = "starts as another user, who does not take over the folder of the data";
    private static final String OWN_SCRIPT =
            "starts by a script of its own, which does not read the arguments of redis-server";
    private static final String OTHER_REDIS = "is another server, which does not read the arguments of redis-server";
    private static final String OTHER_MONGODB = "is another server, which keeps its data in PostgreSQL";
    private static final String OTHER_ROOT =
            "reads the first user from other variables, so that the server would start without a password";

    /** Why images do not start as official ones, by a pattern of their paths. */
    private static final Map<Pattern, String> OTHER_CONTRACTS = Map.ofEntries(
            Map.entry(Pattern.compile("(?:.*/)?bitnami[a-z]*/.*"), OTHER_VARIABLES),
            Map.entry(Pattern.compile("(?:.*/)?(?:rhel[0-9]+|ubi[0-9]+|sclorg|centos|fedora)/.*"), OTHER_VARIABLES),
            Map.entry(Pattern.compile("(?:.*/)?zalando/spilo.*"), OTHER_VARIABLES),
            Map.entry(
                    Pattern.compile("(?:.*/)?(?:cimg|circleci)/.*"),
                    "is made for tests in CI: its user and its folders are others"),
            Map.entry(Pattern.compile("(?:.*/)?soldevelo/.*"), OTHER_VARIABLES),
            Map.entry(Pattern.compile("(?:.*/)?(?:dragonfly[a-z-]*|keydb|garnet|kvrocks)"), OTHER_REDIS),
            Map.entry(Pattern.compile("(?:.*/)?(?:falkordb|opstree)/.*"), OWN_SCRIPT),
            Map.entry(Pattern.compile("(?:.*/)?redislabs/.*"), OWN_COMMAND),
            Map.entry(Pattern.compile("(?:.*/)?mongodb/mongodb-(?:community|enterprise|atlas)-.*"), OTHER_ROOT),
            Map.entry(Pattern.compile("(?:.*/)?(?:ferretdb/ferretdb.*|documentdb/documentdb-local)"), OTHER_MONGODB),
            Map.entry(Pattern.compile("(?:.*/)?percona(?:lab)?/.*"), OTHER_USER),
            Map.entry(Pattern.compile("(?:.*/)?redis/redis-stack.*"), OWN_SCRIPT),
            Map.entry(Pattern.compile("(?:.*/)?immich-app/postgres"), OWN_COMMAND),
            Map.entry(Pattern.compile("(?:.*/)?tensorchord/.*"), OWN_COMMAND),
            Map.entry(Pattern.compile("(?:.*/)?supabase/postgres"), OWN_COMMAND),
            Map.entry(Pattern.compile("(?:.*/)?apache/age"), OWN_COMMAND),
            Map.entry(Pattern.compile("(?:.*/)?enterprisedb/.*"), OF_AN_OPERATOR),
            Map.entry(Pattern.compile("(?:.*/)?cloudnative-pg/.*"), OF_AN_OPERATOR),
            Map.entry(Pattern.compile("(?:.*/)?crunchydata/.*"), OF_AN_OPERATOR));

    /** Images whose extension is loaded by the configuration file that they come with. */
    private static final Pattern CONFIGURED =
            Pattern.compile("(?:.*/)?(?:timescale/.*|citusdata/.*|paradedb/.*|ferretdb/postgres-documentdb.*)");

    private static final Pattern OF_POSTGRESQL =
            Pattern.compile("(?i)(?:.*[-_.])?(?:pg|postgres)[-_]?([1-9][0-9])(?:[-_.].*)?");
    /** Images that count like the official one. */
    private static final Pattern COUNTS_ALIKE = Pattern.compile("(?:.*/)?postgis");

    private OwnImages() {}

    /** {@return what makes the image start in another way than the official one, the end of a sentence} */
    static Optional<String> otherContract(ImageReference image, boolean isSecured) {
        String path = OfficialImages.path(image.repository());
        Optional<String> other = OTHER_CONTRACTS.entrySet().stream()
                .filter(known -> known.getKey().matcher(path).matches())
                .map(Map.Entry::getValue)
                .sorted()
                .findFirst();
        return other.or(() -> isSecured && CONFIGURED.matcher(path).matches()
                ? Optional.of("loads its extension by a configuration file that production replaces")
                : Optional.empty());
    }

    static InvalidValueException withoutVersion(ImageReference image, Engine engine) {
        return new InvalidValueException(
                "The image " + image + " is not the official one, so its tag does not tell which version of "
                        + engine.displayName() + " is inside.",
                "Add version: with its number" + guess(image, engine)
                        + (isNamedOfficially(image)
                                ? "; if it mirrors the official image, write its path as library/" + image.name()
                                        + " or take customize.imageRegistry instead."
                                : "."));
    }

    private static String guess(ImageReference image, Engine engine) {
        return proposal(image, engine)
                .map(version -> ", which seems to be \"" + version + "\" here")
                .orElse(", such as \"14\" or \"7.2\"");
    }

    private static Optional<String> proposal(ImageReference image, Engine engine) {
        return versionByTag(image.repository(), image.tag().orElse(""), engine).map(EngineVersion::text);
    }

    /**
     * {@return the version that the tag of an image seems to tell, which is no official one}
     *
     * @param repository registry and path, without tag
     * @param tag the tag, {@code 0.8.1-pg17}
     * @param engine the engine of the server
     */
    public static Optional<EngineVersion> versionByTag(String repository, String tag, Engine engine) {
        requireNonNull(repository, "repository");
        requireNonNull(tag, "tag");
        requireNonNull(engine, "engine");
        Matcher ofExtension = OF_POSTGRESQL.matcher(tag);
        if (engine == Engine.POSTGRESQL && ofExtension.matches()) {
            return Optional.of(new EngineVersion(ofExtension.group(1)));
        }
        String name = repository.substring(repository.lastIndexOf('/') + 1);
        return OfficialImages.of(name).isPresent()
                        || COUNTS_ALIKE.matcher(repository).matches()
                ? EngineVersion.ofTag(tag)
                : Optional.empty();
    }

    /** {@return the other engine that the image is one of, by its name} */
    static Optional<Engine> otherEngine(ImageReference image, Engine engine) {
        return Arrays.stream(Engine.values())
                .filter(other -> other != engine && other.officialImage().equals(image.name()))
                .findFirst();
    }

    /** {@return whether it may be a mirror, by its name} */
    static boolean isNamedOfficially(ImageReference image) {
        return OfficialImages.of(image.name()).isPresent();
    }
}
