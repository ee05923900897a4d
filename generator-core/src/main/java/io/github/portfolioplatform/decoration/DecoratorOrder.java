package io.github.portfolioplatform.decoration;

import io.dekorate.kubernetes.decorator.Decorator;
import io.github.portfolioplatform.problem.PortfolioException;
import io.github.portfolioplatform.problem.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The order in which Dekorate applies decorators: by {@code before} and {@code after} of their classes, and by the names of the classes where
 * these leave it open; decorators of one class stay as they came. Dekorate's own sort cannot be called: it starts an annotation processing
 * session, which needs libraries that decorating does not.
 *
 * @see <a href="https://github.com/dekorateio/dekorate/blob/4.1.5/core/src/main/java/io/dekorate/utils/TopologicalSort.java">TopologicalSort</a>
 */
final class DecoratorOrder {

    /** The decorators by their class and all its superclasses: whoever names a class means those below it, too. */
    private final Map<Class<?>, List<Decorator<?>>> byType = new HashMap<>();

    private final SortedMap<String, Node> nodes = new TreeMap<>();

    /** The decorators of one class, and the classes that go before. */
    private record Node(Class<?> type, List<Decorator<?>> decorators, List<Class<?>> after) {

        Node(Class<?> type) {
            this(type, new ArrayList<>(), new ArrayList<>());
        }
    }

    private DecoratorOrder(Collection<Decorator<?>> decorators, Code code) {
        decorators.forEach(this::add);
        decorators.forEach(decorator -> connect(decorator, code));
    }

    /**
     * {@return the decorators in Dekorate's order}
     *
     * @throws PortfolioException if some want to be applied before each other
     */
    static List<Decorator<?>> of(Collection<Decorator<?>> decorators, Code code) {
        return new DecoratorOrder(decorators, code).sorted(code);
    }

    private void add(Decorator<?> decorator) {
        for (Class<?> type = decorator.getClass(); type != Decorator.class; type = type.getSuperclass()) {
            byType.computeIfAbsent(type, level -> new ArrayList<>()).add(decorator);
        }
        nodeOf(decorator).decorators.add(decorator);
    }

    private Node nodeOf(Decorator<?> decorator) {
        return nodes.computeIfAbsent(decorator.getClass().getName(), name -> new Node(decorator.getClass()));
    }

    private void connect(Decorator<?> decorator, Code code) {
        Node node = nodeOf(decorator);
        Class<?> type = decorator.getClass();
        others(decorator, code.run(type, decorator::after)).forEach(other -> node.after.add(other.getClass()));
        others(decorator, code.run(type, decorator::before)).forEach(other -> {
            nodeOf(other).after.add(node.type);
            node.after.remove(other.getClass());
        });
    }

    /** The decorators of these classes but those of the same class, which neither go before nor after it. */
    private List<Decorator<?>> others(Decorator<?> decorator, Class<?> @Nullable [] types) {
        List<Decorator<?>> others = new ArrayList<>();
        for (Class<?> type : types == null ? new Class<?>[0] : types) {
            others.addAll(byType.getOrDefault(type, List.of()));
        }
        others.removeIf(other -> other.getClass() == decorator.getClass());
        return others;
    }

    private List<Decorator<?>> sorted(Code code) {
        List<Decorator<?>> sorted = new ArrayList<>();
        Set<Class<?>> done = new HashSet<>();
        Deque<Node> queue = new ArrayDeque<>(nodes.values());
        int waiting = 0;
        while (waiting < queue.size()) {
            Node node = queue.remove();
            if (done.containsAll(node.after)) {
                waiting = 0;
                done.add(node.type);
                sorted.addAll(node.decorators);
            } else {
                waiting++;
                queue.add(node);
            }
        }
        if (!queue.isEmpty()) {
            throw cycle(queue, code);
        }
        return sorted;
    }

    /** Follows what each waits for until somebody comes up again. */
    private static PortfolioException cycle(Deque<Node> waiting, Code code) {
        List<Node> chain = new ArrayList<>();
        Node next = waiting.element();
        while (!chain.contains(next)) {
            chain.add(next);
            List<Class<?>> after = next.after;
            next = waiting.stream()
                    .filter(node -> after.contains(node.type))
                    .findFirst()
                    .orElseThrow();
        }
        List<Node> cycle = chain.subList(chain.indexOf(next), chain.size());
        String others = cycle.stream()
                .skip(1)
                .map(node -> node.type.getName())
                .collect(Collectors.joining(", which goes after "));
        return new PortfolioException(List.of(new Problem(
                "decorators-have-an-order",
                code.place(next.type),
                "It goes after " + others + ", which goes after it again.",
                "Change before() or after() of one of them.")));
    }
}
