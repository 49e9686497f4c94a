package io.fleetprof.operator.capture;

import io.fleetprof.api.v1alpha1.ProfileKind;
import io.fleetprof.operator.target.Reach;
import io.fleetprof.operator.target.Target;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How many profiles are taken at one time: in all, of a namespace, on a node and of a pod, where more would weigh on the
 * network, the tenant, the machine and the program. Shared by all that captures; first come, first served, save those
 * who wait for nothing. A target holds none between its snapshots.
 */
public final class Permits {
    private static final int IN_ALL = 32;
    private static final int OF_NAMESPACE = 16;
    private static final int ON_NODE = 4;
    private static final int LOCAL = 16;

    private final int most;
    private final Set<Turn> waiting = new LinkedHashSet<>();
    private final Map<Scope, Integer> held = new HashMap<>();

    private Permits(int most) {
        this.most = most;
    }

    /** For an operator's targets. */
    public static Permits ofCluster() {
        return new Permits(IN_ALL);
    }

    /** For targets that have no namespace and no node. */
    public static Permits local() {
        return new Permits(LOCAL);
    }

    /** What permits are counted by. */
    private sealed interface Scope {
        record All() implements Scope {}

        record Namespace(String name) implements Scope {}

        record Node(String name) implements Scope {}

        record Pod(String uid) implements Scope {}

        /** Files as large as a heap, of which the spool has room for one. */
        record HeapDumps() implements Scope {}
    }

    /** One who waits, or holds; not equal to another of the same target. */
    private static final class Turn {
        private final List<Scope> scopes;

        Turn(List<Scope> scopes) {
            this.scopes = scopes;
        }
    }

    /** Is given back when it is closed. */
    public interface Permit extends AutoCloseable {
        /**
         * The profile is taken, and its target, node and namespace are free for others: a store may take minutes for
         * it. What waits to be stored still counts among all, for it takes room here.
         */
        void taken();

        @Override
        void close();
    }

    private final class Held implements Permit {
        private List<Scope> scopes;

        Held(List<Scope> scopes) {
            this.scopes = scopes;
        }

        @Override
        public void taken() {
            release(scopes.stream().filter(scope -> !takesRoom(scope)).toList());
            scopes = scopes.stream().filter(Permits::takesRoom).toList();
        }

        @Override
        public void close() {
            release(scopes);
            scopes = List.of();
        }
    }

    /** Waits for the target's turn. */
    public Permit acquire(Target target) throws InterruptedException {
        return acquire(new Turn(scopes(target)));
    }

    /** Waits for the turn of what is taken of the target. */
    public Permit acquire(Target target, ProfileKind kind) throws InterruptedException {
        return kind != ProfileKind.HEAP_DUMP
                ? acquire(target)
                : acquire(new Turn(Stream.concat(scopes(target).stream(), Stream.of(new Scope.HeapDumps()))
                        .toList()));
    }

    private static boolean takesRoom(Scope scope) {
        return scope instanceof Scope.All || scope instanceof Scope.HeapDumps;
    }

    private synchronized Permit acquire(Turn turn) throws InterruptedException {
        waiting.add(turn);
        try {
            while (!isNext(turn)) {
                wait();
            }
            turn.scopes.forEach(scope -> held.merge(scope, 1, Integer::sum));
        } finally {
            waiting.remove(turn);
            notifyAll();
        }
        return new Held(turn.scopes);
    }

    private synchronized void release(List<Scope> scopes) {
        scopes.forEach(scope -> held.computeIfPresent(scope, (_, count) -> count == 1 ? null : count - 1));
        notifyAll();
    }

    /** Whoever came first among those that nothing hinders. */
    private boolean isNext(Turn turn) {
        return waiting.stream()
                .filter(it -> it.scopes.stream().allMatch(this::hasRoom))
                .findFirst()
                .filter(turn::equals)
                .isPresent();
    }

    private boolean hasRoom(Scope scope) {
        return held.getOrDefault(scope, 0) < most(scope);
    }

    private int most(Scope scope) {
        return switch (scope) {
            case Scope.All _ -> most;
            case Scope.Namespace _ -> OF_NAMESPACE;
            case Scope.Node _ -> ON_NODE;
            case Scope.Pod _, Scope.HeapDumps _ -> 1;
        };
    }

    private static List<Scope> scopes(Target target) {
        return switch (target.reach()) {
            case Reach.Local _ -> List.of(new Scope.All());
            case Reach.InPod pod ->
                List.of(
                        new Scope.All(),
                        new Scope.Namespace(pod.namespace()),
                        new Scope.Node(pod.context().node()),
                        new Scope.Pod(target.container().podUid()));
        };
    }
}
