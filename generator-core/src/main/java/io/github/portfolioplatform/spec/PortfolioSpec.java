package io.github.portfolioplatform.spec;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.model.PortfolioBuilder;
import io.github.portfolioplatform.problem.ModelPath;
import io.github.portfolioplatform.problem.Place;
import io.github.portfolioplatform.problem.PortfolioException;
import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.problem.Problems;
import io.github.portfolioplatform.spec.SpecNode.Mapping;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads portfolios from {@code portfolio.yaml}: UTF-8, YAML 1.2, one document, at most 16 MiB, no anchors or aliases.
 *
 * <pre>{@code
 * Portfolio portfolio = PortfolioSpec.read(Path.of("portfolio.yaml"));
 * }</pre>
 */
public final class PortfolioSpec {

    private static final int LARGEST_FILE = 16 * 1024 * 1024;
    private static final String SCHEMA = "portfolio-v1.schema.json";
    private static final String KEY_HAS_EFFECT = "key-has-effect";
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private PortfolioSpec() {}

    /**
     * Reads a portfolio.
     *
     * @param file the file to read
     * @throws PortfolioException with every problem of the file, each with its line and column
     */
    public static Portfolio read(Path file) {
        requireNonNull(file, "file");
        return read(file, file.toString());
    }

    /**
     * Reads a portfolio.
     *
     * @param file the file to read
     * @param name how problems call the file
     * @throws PortfolioException with every problem of the file, each with its line and column
     */
    public static Portfolio read(Path file, String name) {
        requireNonNull(file, "file");
        requireNonNull(name, "name");
        Place start = new Place.InFile(name, 1, 1);
        if (!Files.isRegularFile(file)) {
            throw refusal(start, whatIs(file), "Write the portfolio there or name another file.");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return read(name, in.readNBytes(LARGEST_FILE + 1));
        } catch (IOException unreadable) {
            throw refusal(start, "The file cannot be read: " + unreadable.getMessage() + ".", "Make it readable.");
        }
    }

    /**
     * Reads a portfolio.
     *
     * @param name how problems call the text
     * @param content the bytes of the file
     * @throws PortfolioException with every problem of the text, each with its line and column
     */
    public static Portfolio read(String name, byte[] content) {
        requireNonNull(name, "name");
        requireNonNull(content, "content");
        Problems problems = new Problems();
        Optional<SpecNode> root = SpecParser.parse(name, decoded(name, content), problems);
        if (!(root.orElse(null) instanceof Mapping mapping)) {
            problems.add(new Problem(
                    "value-has-type",
                    root.map(SpecNode::place).orElseGet(() -> new Place.InFile(name, 1, 1)),
                    "The file holds no portfolio, but "
                            + root.map(SpecNode::title).orElse("nothing") + ".",
                    "Start with apiVersion: portfolio/v1 and kind: Portfolio."));
            throw new PortfolioException(problems.sorted());
        }
        Places places = new Places(mapping.place());
        Section section = new Section(mapping, ModelPath.ROOT, Shape.PORTFOLIO, problems, places);
        PortfolioBuilder portfolio = SpecReader.read(section, places);
        problems.addAll(ofModel(places.locate(portfolio.problems()), problems));
        problems.throwIfAny();
        return portfolio.build();
    }

    /** An environment whose profile could not be read looks like one without production, in which keys have no effect. */
    private static List<Problem> ofModel(List<Problem> located, Problems ofReading) {
        boolean isWhole = ofReading.sorted().isEmpty();
        return located.stream()
                .filter(problem -> isWhole || !problem.id().equals(KEY_HAS_EFFECT))
                .toList();
    }

    /** {@return the JSON Schema (2020-12) of the file, for editors} */
    public static String jsonSchema() {
        try (InputStream in = PortfolioSpec.class.getResourceAsStream(SCHEMA)) {
            if (in == null) {
                throw new IllegalStateException(SCHEMA + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String decoded(String name, byte[] content) {
        if (content.length > LARGEST_FILE) {
            throw refusal(new Place.InFile(name, 1, 1), "The file is larger than 16 MiB.", "Split the portfolio.");
        }
        ByteBuffer bytes = ByteBuffer.wrap(content);
        CharBuffer text = CharBuffer.allocate(content.length);
        if (StandardCharsets.UTF_8.newDecoder().decode(bytes, text, true).isError()) {
            long lineEnds =
                    text.flip().chars().filter(character -> character == '\n').count();
            Place place = new Place.InFile(name, (int) lineEnds + 1, 1);
            throw refusal(place, "This line is not UTF-8.", "Save the file as UTF-8.");
        }
        String decoded = text.flip().toString();
        return decoded.startsWith(BYTE_ORDER_MARK) ? decoded.substring(1) : decoded;
    }

    private static String whatIs(Path file) {
        if (Files.isDirectory(file)) {
            return "This is a folder, not a file.";
        }
        return Files.exists(file)
                ? "This is no regular file but a pipe, a socket or a device."
                : "There is no such file.";
    }

    private static PortfolioException refusal(Place place, String what, String fix) {
        return PortfolioException.inaccessible(List.of(new Problem("file-is-readable", place, what, fix)));
    }
}
