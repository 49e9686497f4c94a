package io.fleetprof.analysis.population;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One fingerprint in one container at one time.
 *
 * @param sequence order in time
 * @param elapsed since the run's first capture, by our own clock
 * @param age of the container
 * @param count individuals; 0 when the place is missing in a file that lists all
 * @param bytes their size
 * @param sampled individuals the profiler really saw
 * @param ids who they are, from whichever file of that moment names them
 * @param waits which waits they are in, likewise
 * @param ages how long they have waited, likewise
 * @param rows the populations behind the count; empty at 0
 * @param named the populations behind names and ages, from another file of the moment where that tells more
 */
public record Point(
        int sequence,
        Optional<Duration> elapsed,
        Optional<Duration> age,
        long count,
        long bytes,
        long sampled,
        Identities ids,
        Identities waits,
        Ages ages,
        List<Population> rows,
        List<Population> named) {
    public Point {
        rows = List.copyOf(rows);
        named = List.copyOf(named);
    }
}
