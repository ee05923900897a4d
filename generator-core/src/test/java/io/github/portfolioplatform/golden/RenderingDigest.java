package io.github.portfolioplatform.golden;

import io.github.portfolioplatform.PortfolioGenerator;
import io.github.portfolioplatform.manifest.ManifestFolder;
import io.github.portfolioplatform.problem.Caller;
import io.github.portfolioplatform.spec.PortfolioSpec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The main class of a process of its own: {@code RenderingDigest <threads> <folder> <portfolio.yaml>…} renders the
 * portfolios in each of the threads at once, and prints the digest of all bytes. More than one line is printed if the
 * threads disagree.
 */
public final class RenderingDigest {

    private RenderingDigest() {}

    public static void main(String[] arguments) throws Exception {
        int threads = Integer.parseInt(arguments[0]);
        Path folder = Path.of(arguments[1]);
        List<Path> inputs = List.of(arguments).subList(2, arguments.length).stream()
                .map(Path::of)
                .toList();
        CyclicBarrier start = new CyclicBarrier(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Future<String>> results = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            Path own = folder.resolve(String.valueOf(thread));
            results.add(pool.submit(() -> {
                start.await();
                return digest(own, inputs);
            }));
        }
        // Idle threads would keep the process alive after a failure.
        pool.shutdown();
        Set<String> digests = new HashSet<>();
        for (Future<String> result : results) {
            digests.add(result.get());
        }
        digests.forEach(System.out::println);
    }

    private static String digest(Path folder, List<Path> inputs) {
        List<Path> outputs = new ArrayList<>();
        for (Path input : inputs) {
            Path output = folder.resolve(String.valueOf(outputs.size()));
            ManifestFolder.at(output)
                    .write(PortfolioGenerator.of(PortfolioSpec.read(input))
                            .readFrom("portfolio.yaml")
                            .calledBy(Caller.MAVEN)
                            .render());
            outputs.add(output);
        }
        return of(outputs);
    }

    /** The digest of all files of these folders. */
    static String of(List<Path> folders) {
        MessageDigest sha256 = sha256();
        folders.forEach(folder -> FileSet.of(folder).files().forEach((path, bytes) -> {
            sha256.update((path + "\n" + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
            sha256.update(bytes);
        }));
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
