package io.github.portfolioplatform.engine.postgresql;

import io.github.portfolioplatform.engine.ImageUser;
import io.github.portfolioplatform.model.EngineImages;
import io.github.portfolioplatform.model.EngineVersion;
import io.github.portfolioplatform.model.RunAs;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The images that run PostgreSQL. */
final class PostgreSqlImages implements EngineImages {

    /** The user {@code postgres}. */
    static final ImageUser USER = new ImageUser(new RunAs(999, 999), new RunAs(70, 70));

    static final PostgreSqlImages INSTANCE = new PostgreSqlImages();

    private PostgreSqlImages() {}

    @Override
    public String official() {
        return "postgres";
    }

    @Override
    public Map<Pattern, String> otherStarts() {
        return Known.OTHER_STARTS;
    }

    @Override
    public Map<Pattern, String> otherStartsInProduction() {
        return Known.OTHER_STARTS_IN_PRODUCTION;
    }

    /** Tags of extensions tell their own version, and that of the server after {@code pg}. PostGIS counts like the official image. */
    @Override
    public Optional<EngineVersion> versionByTag(String repository, String tag) {
        Matcher ofExtension = Known.VERSION_IN_TAG.matcher(tag);
        if (ofExtension.matches()) {
            return Optional.of(EngineVersion.parse(ofExtension.group(1)));
        }
        return Known.COUNTS_ALIKE.matcher(repository).matches()
                ? EngineVersion.ofTag(tag)
                : EngineImages.super.versionByTag(repository, tag);
    }

    /** Patterns, compiled when the first image is asked for that is not official. */
    private static final class Known {

        private static final Map<Pattern, String> OTHER_STARTS = Map.of(
                Pattern.compile("(?:.*/)?zalando/spilo.*"),
                        "reads other variables and keeps its data in another folder",
                Pattern.compile("(?:.*/)?(?:immich-app/postgres|tensorchord/.*|supabase/postgres|apache/age)"),
                        "loads its libraries and settings by its command",
                Pattern.compile("(?:.*/)?(?:enterprisedb|cloudnative-pg|crunchydata)/.*"),
                        "is made for an operator and has no entrypoint of its own");

        /** Images whose extension is loaded by the configuration file that they come with. */
        private static final Map<Pattern, String> OTHER_STARTS_IN_PRODUCTION = Map.of(
                Pattern.compile("(?:.*/)?(?:timescale/.*|citusdata/.*|paradedb/.*|ferretdb/postgres-documentdb.*)"),
                "loads its extension by a configuration file that production replaces");

        private static final Pattern VERSION_IN_TAG =
                Pattern.compile("(?i)(?:.*[-_.])?(?:pg|postgres)[-_]?([1-9][0-9])(?:[-_.].*)?");

        private static final Pattern COUNTS_ALIKE = Pattern.compile("(?:.*/)?postgis");
    }
}
