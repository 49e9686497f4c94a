package io.fleetprof.analysis.thread;

import io.fleetprof.analysis.input.Intake;
import io.fleetprof.analysis.input.Refusal;
import io.fleetprof.analysis.population.Reading;
import io.fleetprof.analysis.population.Source;

/** Thread dumps: bytes → populations of threads, virtual threads and executors. */
public final class ThreadDump {
    private ThreadDump() {}

    /** {@code jcmd PID Thread.print}, {@code jstack}, SIGQUIT: {@code Full thread dump OpenJDK …}; JDK 17 to 25. */
    public static Reading readPrint(Intake intake) {
        return Refusal.guard(
                () -> new Reading.Read(new DumpRows(new PrintParser(intake).parse()).contents(Source.THREAD_PRINT)));
    }

    /** {@code jcmd PID Thread.dump_to_file -format=json}; JDK 21 to 25. */
    public static Reading readJson(Intake intake) {
        return Refusal.guard(
                () -> new Reading.Read(new DumpRows(new JsonDumpParser(intake).parse()).contents(Source.THREAD_JSON)));
    }
}
