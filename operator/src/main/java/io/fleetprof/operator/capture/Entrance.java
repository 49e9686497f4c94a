package io.fleetprof.operator.capture;

import io.fleetprof.operator.target.Target;

/** Knows the ways into targets. */
public interface Entrance {
    Way into(Target target);
}
