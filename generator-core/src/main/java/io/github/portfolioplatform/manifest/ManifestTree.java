package io.github.portfolioplatform.manifest;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.change.Accepted;
import io.github.portfolioplatform.problem.Advice;
import io.github.portfolioplatform.problem.Advice.Form;
import io.github.portfolioplatform.problem.Caller;
import io.github.portfolioplatform.problem.CheckReturnValue;
import io.github.portfolioplatform.problem.VisibleText;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All rendered files of a portfolio, in memory, ordered by path. */
@CheckReturnValue
public final class ManifestTree {

    private final String portfolio;
    private final SortedMap<ManifestPath, byte[]> files;
    private final Accepted accepted;
    private final Advice advice;
    private final @Nullable NavigableSet<String> environments;

    private ManifestTree(
            String portfolio,
            SortedMap<ManifestPath, byte[]> files,
            Accepted accepted,
            Advice advice,
            @Nullable NavigableSet<String> environments) {
        this.portfolio = portfolio;
        this.files = files;
        this.accepted = accepted;
        this.advice = advice;
        this.environments = environments;
    }

    /**
     * {@return a tree of these files, which are written as UTF-8} Messages on it advise a caller of the library who builds a portfolio in
     * Java.
     *
     * @param portfolio the name of the portfolio, on one line; the folder that the tree is written to remembers it
     * @param texts the files by path
     * @param accepted the risky changes that somebody answers for
     * @throws IllegalArgumentException if two paths cannot lie in one folder, as when they differ in case only
     */
    public static ManifestTree of(String portfolio, SortedMap<ManifestPath, String> texts, Accepted accepted) {
        return of(portfolio, texts, accepted, new Advice(Caller.LIBRARY, Form.JAVA));
    }

    /**
     * {@return a tree of these files, which are written as UTF-8}
     *
     * @param portfolio the name of the portfolio, on one line; the folder that the tree is written to remembers it
     * @param texts the files by path
     * @param accepted the risky changes that somebody answers for
     * @param advice the words of advice in messages on the tree, and on the folder that it is compared with
     * @throws IllegalArgumentException if two paths cannot lie in one folder, as when they differ in case only
     */
    public static ManifestTree of(
            String portfolio, SortedMap<ManifestPath, String> texts, Accepted accepted, Advice advice) {
        requireNonNull(portfolio, "portfolio");
        requireNonNull(texts, "texts");
        requireNonNull(accepted, "accepted");
        requireNonNull(advice, "advice");
        if (portfolio.isBlank() || !VisibleText.isVisible(portfolio)) {
            throw new IllegalArgumentException("a portfolio has a name on one line");
        }
        SortedMap<ManifestPath, byte[]> files = new TreeMap<>();
        for (Map.Entry<ManifestPath, String> text : texts.entrySet()) {
            files.put(text.getKey(), text.getValue().getBytes(StandardCharsets.UTF_8));
        }
        NameSet.demandDistinct(files.keySet());
        return new ManifestTree(portfolio, files, accepted, advice, null);
    }

    /**
     * {@return what of this tree belongs to these environments} Whoever writes or compares it deals with the folders of these
     * environments alone; what a folder holds of others stays as it is.
     *
     * @param environments the names of the environments, of which one may have no file
     */
    public ManifestTree only(Collection<String> environments) {
        requireNonNull(environments, "environments");
        NavigableSet<String> wanted = new TreeSet<>(environments);
        wanted.removeIf(environment -> this.environments != null && !this.environments.contains(environment));
        SortedMap<ManifestPath, byte[]> some = new TreeMap<>(files);
        some.keySet().removeIf(path -> !wanted.contains(path.top()));
        return new ManifestTree(portfolio, some, accepted, advice, wanted);
    }

    /** {@return the paths of the files} */
    public SortedSet<ManifestPath> paths() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(files.keySet()));
    }

    /** {@return the texts by path} */
    public SortedMap<ManifestPath, String> texts() {
        SortedMap<ManifestPath, String> texts = new TreeMap<>();
        files.forEach((path, bytes) -> texts.put(path, new String(bytes, StandardCharsets.UTF_8)));
        return Collections.unmodifiableSortedMap(texts);
    }

    String portfolio() {
        return portfolio;
    }

    SortedMap<ManifestPath, byte[]> files() {
        return files;
    }

    Advice advice() {
        return advice;
    }

    Accepted accepted() {
        return accepted;
    }

    /** Whether it is all that the portfolio renders to. */
    boolean isWhole() {
        return environments == null;
    }

    /** Whether a file of that path is the business of this tree, rendered or not. */
    boolean covers(ManifestPath path) {
        return environments == null || environments.contains(path.top());
    }

    /** The folders of the environments, and files beside them. */
    NavigableSet<String> tops() {
        NavigableSet<String> tops = new TreeSet<>();
        for (ManifestPath path : files.keySet()) {
            tops.add(path.top());
        }
        return tops;
    }

    NameSet names() {
        return new NameSet(files.keySet());
    }
}
