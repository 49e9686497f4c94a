package io.fleetprof.agent.coroutines;

import io.fleetprof.agent.attach.AttachedJvm;
import io.fleetprof.agent.attach.Deadline;
import io.fleetprof.agent.attach.Refusals;
import io.fleetprof.agent.attach.Scratch;
import io.fleetprof.agent.outcome.Outcome;
import io.fleetprof.agent.outcome.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** Loads the probes into a JVM by a jar in its own /tmp, waits until they have looked, and fetches what they wrote. */
public final class CoroutineWatch {
    private static final long MAX_BYTES = 256L << 20;
    private static final Duration GLANCE = Duration.ofMillis(200);
    private static final String LOADED = "return code: 0";

    private final AttachedJvm jvm;

    public CoroutineWatch(AttachedJvm jvm) {
        this.jvm = jvm;
    }

    /** Blocks for as long as it looks. Called off, the probes still take themselves off when their time is over. */
    public Outcome<Long> watch(Duration longEnough, Path to, Deadline deadline) {
        String name = "fleetprof-"
                + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        String jar = name + ".jar";
        String dump = name + ".txt";
        try {
            return jvm.scratch()
                    .create(jar, ProbesJar.bytes())
                    .then(_ -> load(jar, longEnough.toMillis() + "," + Scratch.pathInside(dump), deadline))
                    .then(_ -> await(dump, deadline))
                    .then(_ -> jvm.scratch().fetch(dump, to, MAX_BYTES));
        } finally {
            jvm.scratch().remove(jar);
            jvm.scratch().remove(dump);
        }
    }

    private Outcome<String> load(String jar, String arguments, Deadline deadline) {
        String command = "JVMTI.agent_load %s %s".formatted(Scratch.pathInside(jar), arguments);
        return jvm.ask(command, deadline).then(said -> {
            if (said.contains(LOADED)) {
                return Outcome.done(said);
            }
            // Where the library is missing; 101 where only its module is.
            return said.contains("instrument was not loaded") || said.contains("return code: 101")
                    ? Outcome.refused(Reason.NO_INSTRUMENT_MODULE, said)
                    : said.contains("return code")
                            ? Outcome.refused(
                                    Reason.UNSUPPORTED,
                                    "the program runs no coroutines, or its kotlinx-coroutines-core is before 1.6.4")
                            : Refusals.of(command, said);
        });
    }

    private Outcome<String> await(String dump, Deadline deadline) {
        while (!deadline.isOver() && !Thread.currentThread().isInterrupted()) {
            if (jvm.scratch().has(dump)) {
                return Outcome.done(dump);
            }
            if (!jvm.isAlive()) {
                return Outcome.refused(
                        Reason.NO_SUCH_PROCESS, "pid " + jvm.process().pid() + " ended");
            }
            deadline.sleep(GLANCE);
        }
        return Outcome.refused(Reason.TIMEOUT, "no word of its coroutines in time");
    }
}
