package io.fleetprof.analysis.jfr;

import io.fleetprof.analysis.jvm.Method;
import io.fleetprof.analysis.population.State;
import io.fleetprof.analysis.population.StateClass;
import java.util.List;
import one.jfr.event.AllocationSample;
import one.jfr.event.ContendedLock;
import one.jfr.event.Event;
import one.jfr.event.ExecutionSample;

/** What a thread was doing when an event caught it. */
enum Activity {
    ON_CPU("on CPU", StateClass.RUNNING),
    /** In a method of the JDK's or a library's native code, at work or at rest: the JVM does not know. */
    IN_NATIVE("in native code", StateClass.UNKNOWN),
    /** The value is bytes. */
    ALLOCATED("allocated", StateClass.UNKNOWN),
    /** The value is time, as it is for those that follow. */
    PARKED("parked", StateClass.IDLE_ABLE),
    BLOCKED("blocked on a monitor", StateClass.NEVER_IDLE),
    WAITED("waited on a monitor", StateClass.IDLE_ABLE);

    private final State state;

    Activity(String name, StateClass stateClass) {
        state = new State(name, stateClass);
    }

    State state() {
        return state;
    }

    boolean isTimed() {
        return this == PARKED || this == BLOCKED || this == WAITED;
    }

    /** Where JfrReader makes one class of two kinds of event, the leaf of the stack tells them apart. */
    static Activity of(Event event, List<Method> stack, boolean nativeLeaf) {
        return switch (event) {
            case AllocationSample _ -> ALLOCATED;
            case JdkEvents.MonitorWait _ -> WAITED;
            case ContendedLock _ -> isPark(stack) ? PARKED : BLOCKED;
            case ExecutionSample _ -> nativeLeaf ? IN_NATIVE : ON_CPU;
            default -> throw new IllegalArgumentException(event.getClass().getName());
        };
    }

    private static boolean isPark(List<Method> stack) {
        return !stack.isEmpty() && stack.getFirst().function().endsWith(".Unsafe.park");
    }
}
