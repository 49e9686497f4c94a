package io.fleetprof.analysis.jvm;

import io.fleetprof.analysis.population.Frame;
import io.fleetprof.analysis.population.Place;
import io.fleetprof.analysis.population.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Where a Java stack stands: its first user method; without one, the outermost that says what the thread is. */
public record Located(Place place, Frame site) {
    private static final Set<String> THREAD_ENTRIES = Set.of(
            "java.lang.Thread.run",
            "java.lang.Thread.runWith",
            "java.lang.VirtualThread.run",
            "java.lang.VirtualThread.runWith",
            "java.util.concurrent.ThreadPerTaskExecutor$ThreadBoundFuture.run",
            "jdk.internal.vm.Continuation.enter",
            "jdk.internal.vm.Continuation.enter0");

    /**
     * @param thread its name, which stands for threads without any code to show; virtual threads often have none
     * @param stack leaf first
     */
    public static Located of(String thread, List<Method> stack) {
        if (stack.isEmpty() || Workers.idle(stack)) {
            String pattern = thread.isEmpty()
                    ? Place.NOWHERE.function()
                    : PoolName.of(thread).pattern();
            return new Located(Place.runtime(pattern), new Frame(pattern, "", 0));
        }
        for (Method method : stack) {
            if (method.owner() == Owner.USER) {
                return new Located(Place.user(method.function()), method.frame());
            }
        }
        Method outermost = outermost(stack);
        return new Located(Place.library(outermost.function()), outermost.frame());
    }

    private static Method outermost(List<Method> stack) {
        for (Method method : stack.reversed()) {
            if (!THREAD_ENTRIES.contains(method.function())) {
                return method;
            }
        }
        return stack.getFirst();
    }

    /** As a population keeps it: a method that calls itself appears once, with the line nearest the leaf. */
    public static Stack trace(List<Method> stack) {
        List<Frame> frames = new ArrayList<>(Math.min(stack.size(), Stack.MAX_FRAMES));
        String last = "";
        for (Method method : stack) {
            if (!method.function().equals(last) && frames.size() < Stack.MAX_FRAMES) {
                frames.add(method.frame());
            }
            last = method.function();
        }
        return new Stack(frames);
    }
}
