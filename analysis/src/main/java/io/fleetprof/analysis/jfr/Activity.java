package io.fleetprof.analysis.jfr;

import io.fleetprof.analysis.population.State;
import io.fleetprof.analysis.population.StateClass;
import java.util.List;

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

    static final List<Activity> ALL = List.of(values());

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
}
