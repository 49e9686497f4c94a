package io.fleetprof.operator.capture;

import io.fleetprof.operator.capture.procfs.Observed;
import java.time.Duration;

/** One process, looked at from outside: nothing of it stops, and no signal is sent. */
public interface ProcessView {
    /** Blocks until it is read or the time is over. */
    Observed look(Duration within);
}
