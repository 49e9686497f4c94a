package io.fleetprof.analysis.artifact;

import io.fleetprof.analysis.coroutine.CoroutineDump;
import io.fleetprof.analysis.goroutine.GoroutineText;
import io.fleetprof.analysis.histogram.ClassHistogram;
import io.fleetprof.analysis.input.Intake;
import io.fleetprof.analysis.input.Refusal;
import io.fleetprof.analysis.metrics.Published;
import io.fleetprof.analysis.population.Defect;
import io.fleetprof.analysis.population.Reading;
import io.fleetprof.analysis.pprof.PprofFile;
import io.fleetprof.analysis.procfs.ProcessParser;
import io.fleetprof.analysis.thread.ThreadDump;
import java.io.IOException;
import java.io.InputStream;

/** Reads one file of any supported format. */
public final class Artifact {
    private Artifact() {}

    /** Reads to the end and closes; never throws for what the bytes say. */
    public static Reading read(InputStream bytes, Bounds bounds) {
        try {
            return Refusal.guard(() -> {
                try (bytes;
                        Intake intake = new Intake(bytes, bounds.compressed(), bounds.expanded(), bounds.entries())) {
                    return dispatch(intake);
                }
            });
        } catch (OutOfMemoryError e) { // the tables it filled are garbage by now
            long mebibytes = Runtime.getRuntime().maxMemory() >> 20;
            return new Reading.Refused(Defect.TOO_LARGE, "it takes more than the " + mebibytes + " MiB of heap");
        }
    }

    private static Reading dispatch(Intake intake) throws IOException {
        return switch (Format.of(intake.head(Format.HEAD))) {
            case PPROF -> PprofFile.read(intake);
            case GOROUTINE_COUNTS -> GoroutineText.readCounts(intake);
            case GOROUTINE_DUMP -> GoroutineText.readDump(intake);
            case THREAD_PRINT -> ThreadDump.readPrint(intake);
            case THREAD_JSON -> ThreadDump.readJson(intake);
            case CLASS_HISTOGRAM -> ClassHistogram.read(intake);
            case COROUTINES -> CoroutineDump.read(intake);
            case PROCESS -> ProcessParser.read(intake);
            case METRICS -> Published.readMetrics(intake);
            case EXPVAR -> Published.readExpvar(intake);
            case RECORDING -> RecordingFile.read(intake);
        };
    }
}
