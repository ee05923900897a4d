package io.github.portfolioplatform.cluster;

import java.util.List;
import java.util.stream.Stream;

/** How users apply. */
enum Way {
    /** {@code kubectl apply}, which compares with what it has applied before. */
    CLIENT_SIDE(List.of()),
    /** {@code kubectl apply --server-side}, as Flux applies and Argo CD can. */
    SERVER_SIDE(List.of("--server-side"));

    private final List<String> flags;

    Way(List<String> flags) {
        this.flags = flags;
    }

    Kubectl.Result run(Kubectl kubectl, String command, RenderedFolder folder) {
        return kubectl.run(Stream.of(List.of(command), flags, folder.selection())
                .flatMap(List::stream)
                .toArray(String[]::new));
    }
}
