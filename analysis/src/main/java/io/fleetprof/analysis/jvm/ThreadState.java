package io.fleetprof.analysis.jvm;

import io.fleetprof.analysis.population.State;
import io.fleetprof.analysis.population.StateClass;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a thread waits for: in the JVM's words, and where those say only that it parks, in the words of the class it
 * parks in. Locks of java.util.concurrent park as idle workers do, but nobody healthy rests in them.
 */
public final class ThreadState {
    /** The JVM found that these wait for each other. */
    public static final State DEADLOCK = new State("deadlock", StateClass.NEVER_IDLE);

    private static final String LOCKS = "java.util.concurrent.locks.";

    private ThreadState() {}

    /** A wait that is known by a method on the way into the platform. */
    private record Known(String function, State state) {
        static Known of(String function, String name, StateClass stateClass) {
            return new Known(function, new State(name, stateClass));
        }
    }

    /** The first that is on the stack decides. */
    private static final List<Known> KNOWN = List.of(
            Known.of("java.lang.Thread.sleep", "TIMED_WAITING (sleeping)", StateClass.ASLEEP),
            Known.of(LOCKS + "ReentrantLock.lock", "ReentrantLock.lock", StateClass.NEVER_IDLE),
            Known.of(LOCKS + "ReentrantReadWriteLock$ReadLock.lock", "ReadLock.lock", StateClass.NEVER_IDLE),
            Known.of(LOCKS + "ReentrantReadWriteLock$WriteLock.lock", "WriteLock.lock", StateClass.NEVER_IDLE),
            Known.of(LOCKS + "StampedLock.readLock", "StampedLock.readLock", StateClass.NEVER_IDLE),
            Known.of(LOCKS + "StampedLock.writeLock", "StampedLock.writeLock", StateClass.NEVER_IDLE),
            Known.of("java.lang.Thread.join", "Thread.join", StateClass.JOINING),
            Known.of("java.util.concurrent.CountDownLatch.await", "CountDownLatch.await", StateClass.JOINING),
            Known.of(
                    "java.util.concurrent.ThreadPoolExecutor.awaitTermination", "awaitTermination", StateClass.JOINING),
            Known.of("sun.nio.ch.NioSocketImpl.timedRead", "timed socket read", StateClass.IDLE_ABLE),
            Known.of("sun.nio.ch.SocketChannelImpl.timedRead", "timed socket read", StateClass.IDLE_ABLE),
            Known.of("sun.nio.ch.NioSocketImpl.implRead", "socket read", StateClass.IDLE_ABLE),
            Known.of("sun.nio.ch.NioSocketImpl.accept", "socket accept", StateClass.IDLE_ABLE),
            Known.of("java.net.SocketInputStream.socketRead0", "socket read", StateClass.IDLE_ABLE),
            Known.of("sun.nio.ch.SocketDispatcher.read0", "socket read", StateClass.IDLE_ABLE),
            Known.of("sun.nio.ch.SelectorImpl.lockAndDoSelect", "select", StateClass.IDLE_ABLE),
            Known.of("io.netty.channel.epoll.Native.epollWait", "select", StateClass.IDLE_ABLE));

    /**
     * @param words as printed after {@code java.lang.Thread.State:}, or the bare name of a state, or nothing
     * @param stack leaf first
     */
    public static State of(String words, List<Method> stack) {
        if (words.startsWith("BLOCKED")) {
            return new State("BLOCKED (on object monitor)", StateClass.NEVER_IDLE);
        }
        return known(stack).orElseGet(() -> worded(words, stack));
    }

    /** Only the platform's own frames above the first other one tell what is waited for now. */
    private static Optional<State> known(List<Method> stack) {
        List<String> above = platform(stack).toList();
        return KNOWN.stream()
                .filter(wait -> above.contains(wait.function()))
                .map(Known::state)
                .findFirst();
    }

    private static Stream<String> platform(List<Method> stack) {
        return stack.stream()
                .takeWhile(method ->
                        method.owner() == Owner.PLATFORM || method.function().startsWith("io.netty."))
                .map(Method::function);
    }

    private static State worded(String words, List<Method> stack) {
        String leaf = stack.isEmpty() ? "" : stack.getFirst().function();
        String how = how(leaf);
        String state = words.isEmpty() && !how.isEmpty() ? "WAITING" : words;
        if (state.isEmpty()) {
            return State.UNKNOWN;
        }
        boolean waits = state.startsWith("WAITING") || state.startsWith("TIMED_WAITING");
        String full = waits && !state.contains("(") && !how.isEmpty() ? state + " (" + how + ")" : state;
        return new State(full, waits ? StateClass.IDLE_ABLE : StateClass.RUNNING);
    }

    private static String how(String leaf) {
        if (leaf.startsWith("java.lang.Object.wait")) {
            return "on object monitor";
        }
        boolean parks = leaf.endsWith(".Unsafe.park")
                || leaf.startsWith("java.lang.VirtualThread.park")
                || leaf.startsWith("java.lang.VirtualThread.yieldContinuation")
                || leaf.startsWith("jdk.internal.vm.Continuation.yield");
        return parks ? "parking" : "";
    }
}
