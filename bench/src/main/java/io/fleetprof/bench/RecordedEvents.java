package io.fleetprof.bench;

import java.util.Arrays;
import java.util.List;

/**
 * How many events of each kind a recording has, those of the recorder's own threads left out: what all sides must agree
 * on.
 *
 * @param samples of threads in Java and in native code
 * @param locks parks and entered monitors, which JfrReader does not tell apart
 * @param oldObjects of the last batch
 */
record RecordedEvents(long samples, long allocations, long locks, long waits, long starts, long oldObjects) {
    static List<String> files(String[] arguments) {
        return Arrays.stream(arguments)
                .filter(argument -> !argument.startsWith("-"))
                .toList();
    }

    static boolean isRecorder(String thread) {
        return thread != null && thread.startsWith("JFR ");
    }
}
