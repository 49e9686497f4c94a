package io.fleetprof.agent;

import io.fleetprof.agent.attach.AttachedJvm;
import io.fleetprof.agent.attach.Deadline;
import io.fleetprof.agent.attach.Refusals;
import io.fleetprof.agent.attach.Scratch;
import io.fleetprof.agent.outcome.Outcome;
import io.fleetprof.agent.outcome.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * Has a JVM write its heap into a file of its own /tmp, and fetches that. Never through a pipe: the JVM would stand still
 * for as long as somebody reads.
 */
final class HeapDumper {
    /** The first whose {@code GC.heap_dump} compresses. */
    private static final int COMPRESSES = 16;

    /** What is left in a file of what is in memory, at the fastest level; real heaps shrink more. */
    private static final int SHRINKS = 2;

    /** It stands in the target's /tmp and, while it is sent, beside the target once more. */
    private static final int SHARE = 3;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String DONE = "Heap dump file created";
    private static final Pattern FILE = Pattern.compile("fleetprof-[0-9a-f]{16}\\.hprof\\.gz");
    private static final Duration LONGEST = Duration.ofHours(1);

    private final AttachedJvm jvm;
    private final int release;

    HeapDumper(AttachedJvm jvm, int release) {
        this.jvm = jvm;
        this.release = release;
    }

    /** Answers the size of the file. */
    Outcome<Long> dump(Jvm.Objects objects, long room, Path to, Deadline deadline) {
        if (release < COMPRESSES) {
            return Outcome.refused(Reason.UNSUPPORTED, "heap dumps of JDK " + release + " are not compressed");
        }
        jvm.scratch().untouched(name -> FILE.matcher(name).matches(), LONGEST).forEach(jvm.scratch()::remove);
        return room(room).then(max -> dump(objects, to, max, deadline));
    }

    private Outcome<Long> dump(Jvm.Objects objects, Path to, long maxBytes, Deadline deadline) {
        String name = "fleetprof-"
                + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()) + ".hprof.gz";
        String command = "GC.heap_dump -gz=1 %s%s"
                .formatted(objects == Jvm.Objects.ALL ? "-all " : "", Scratch.pathInside(name));
        try {
            return jvm.ask(command, deadline)
                    .then(said -> said.contains(DONE) ? Outcome.done(said) : Refusals.<String>of(command, said))
                    .then(_ -> jvm.scratch().fetch(name, to, maxBytes));
        } finally {
            jvm.scratch().remove(name);
        }
    }

    /**
     * How large it may become; a pod that passes its limit is evicted, and a dump that has begun cannot be stopped. No
     * heap is larger than the memory the process has.
     */
    private Outcome<Long> room(long known) {
        try {
            long most = Math.min(jvm.scratch().free(), known) / SHARE;
            long expected = used() / SHRINKS;
            return expected > most
                    ? Outcome.refused(
                            Reason.TMP_FULL,
                            "a heap dump may need %d bytes, and a third of what is free in /tmp is %d"
                                    .formatted(expected, most))
                    : Outcome.done(most);
        } catch (IOException e) {
            return Outcome.refused(Reason.TMP_FULL, "the room in /tmp cannot be told: " + e.getMessage());
        }
    }

    private long used() {
        Outcome<Long> heap = jvm.ask("GC.heap_info", Deadline.in(PATIENCE)).then(HeapInfo::used);
        return heap instanceof Outcome.Done<Long>(Long used)
                ? Math.min(used, jvm.residentBytes())
                : jvm.residentBytes();
    }
}
