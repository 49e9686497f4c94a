package io.fleetprof.analysis.report.threads;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fleetprof.analysis.population.Frame;
import io.fleetprof.analysis.report.format.Wording;

/**
 * A place at which threads wait for what another one holds.
 *
 * @param waiters who wait there for what this thread holds
 * @param holder its name and where it stands
 */
public record HeldLock(String pod, Frame location, long waiters, String holder) {
    @JsonProperty
    public String text() {
        return Wording.counted(waiters, "thread waits", "threads wait") + " at " + location.display()
                + " for what thread " + holder + " holds (Thread.print)";
    }
}
