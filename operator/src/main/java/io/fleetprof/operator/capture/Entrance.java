package io.fleetprof.operator.capture;

import io.fleetprof.operator.target.Target;

/** Knows the ways into targets. */
public interface Entrance {
    /** Opens nothing yet; whoever asks closes the way. */
    Way into(Target target);
}
