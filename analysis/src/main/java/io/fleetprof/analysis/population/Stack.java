package io.fleetprof.analysis.population;

import java.util.List;
import java.util.function.Predicate;

/**
 * A call stack, the leaf first.
 *
 * @param frames leaf first, at most {@link #MAX_FRAMES}; the middle of a deeper stack is left out
 */
public record Stack(List<Frame> frames) implements Comparable<Stack> {
    /** Deep enough for every frame that names a place; the runtimes themselves cut at 100. */
    public static final int MAX_FRAMES = 128;

    public static final Stack EMPTY = new Stack(List.of());

    public Stack {
        frames = frames.size() <= MAX_FRAMES ? List.copyOf(frames) : List.copyOf(frames.subList(0, MAX_FRAMES));
    }

    /** Whether any function on the stack satisfies the condition. */
    public boolean anyFunction(Predicate<String> condition) {
        return frames.stream().anyMatch(frame -> condition.test(frame.function()));
    }

    @Override
    public int compareTo(Stack other) {
        int common = Math.min(frames.size(), other.frames.size());
        for (int i = 0; i < common; i++) {
            int order = frames.get(i).compareTo(other.frames.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(frames.size(), other.frames.size());
    }
}
