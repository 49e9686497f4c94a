package io.fleetprof.operator.capture;

import io.fleetprof.api.v1alpha1.CaptureSpec;
import io.fleetprof.api.v1alpha1.ProfileKind;
import io.fleetprof.api.v1alpha1.Reason;
import io.fleetprof.operator.capture.http.HttpFetch;
import io.fleetprof.operator.capture.procfs.ProcessReader;
import io.fleetprof.operator.plan.Step;
import io.fleetprof.operator.target.Reach;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * All ways into one target: each profile is asked for on its own.
 *
 * @param pprof where the target serves it
 * @param jvm where its process is on this machine; what is no JVM is not touched
 * @param process where its process can be looked at
 */
public record Ways(Optional<Way> pprof, Optional<Way> jvm, Optional<Way> process) implements Way {
    /** @param spool a folder for files on their way to the store */
    public static Ways into(Reach reach, HttpFetch fetch, CaptureSpec capture, Path spool) {
        ProcessReader processes = ProcessReader.ofThisMachine();
        Optional<Long> pid = reach.pid().stream().boxed().findFirst();
        return new Ways(
                reach.url().map(url -> new PprofWay(fetch, url, capture, spool)),
                pid.map(it -> new JvmWay(processes, it, capture, spool)),
                pid.map(it -> new ProcessWay(processes, it, spool)));
    }

    @Override
    public List<Taken> take(Step step, Duration within) {
        return to(step.kind())
                .map(it -> it.take(step, within))
                .orElseGet(() -> List.of(new Taken.Missed(step.kind(), Reason.UNSUPPORTED, "no way to take it")));
    }

    /** Whether there is a way at all to take profiles of a kind. */
    public boolean lead(ProfileKind kind) {
        return to(kind).isPresent();
    }

    private Optional<Way> to(ProfileKind kind) {
        return switch (kind) {
            case GOROUTINE, GOROUTINE_LEAK, HEAP, ALLOCS, CPU, MUTEX, BLOCK, THREAD_CREATE, TRACE -> pprof;
            case JFR, THREADS, HISTOGRAM, HEAP_DUMP, COROUTINES -> jvm;
            case PROCESS -> process;
        };
    }
}
