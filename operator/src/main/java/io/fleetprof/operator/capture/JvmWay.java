package io.fleetprof.operator.capture;

import io.fleetprof.api.v1alpha1.CaptureSpec;
import io.fleetprof.api.v1alpha1.Reason;
import io.fleetprof.operator.plan.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A JVM, asked for what {@code jcmd} gives; one profile at a time. */
public final class JvmWay implements Way {
    private final JvmAccess access;
    private final CaptureSpec capture;
    private final Spooled spool;

    /** @param spool a folder for files on their way to the store */
    public JvmWay(JvmAccess access, CaptureSpec capture, Path spool) {
        this.access = access;
        this.capture = capture;
        this.spool = new Spooled(spool);
    }

    @Override
    public List<Taken> take(Step step, Duration within) {
        long began = System.nanoTime();
        return switch (access.open(within)) {
            case JvmAccess.Opened.Refused(Reason reason, String detail) ->
                List.of(new Taken.Missed(step.kind(), reason, detail));
            case JvmAccess.Opened.Ready(Diagnostics jvm) -> {
                try (jvm) {
                    Duration left = within.minusNanos(System.nanoTime() - began);
                    yield new JvmProfiles(jvm, capture, spool).take(step, left);
                }
            }
        };
    }
}
