package io.fleetprof.agent.attach;

import io.fleetprof.agent.outcome.Outcome;
import io.fleetprof.agent.outcome.Reason;
import io.fleetprof.agent.target.Inspector;
import io.fleetprof.agent.target.JvmProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A JVM that takes diagnostic commands, those {@code jcmd} sends; each goes over a connection of its own. */
public final class AttachedJvm implements AutoCloseable {
    /** HotSpot cuts a reply at 100 MB. */
    private static final long MAX_REPLY = 101L << 20;

    private static final int MAX_MESSAGE = 1 << 20;
    private static final Duration WAKING = Duration.ofSeconds(10);

    private final JvmProcess process;
    private final Scratch scratch;
    private final Inspector inspector;

    private AttachedJvm(JvmProcess process, Scratch scratch, Inspector inspector) {
        this.process = process;
        this.scratch = scratch;
        this.inspector = inspector;
    }

    /** Connects nowhere yet: the first command wakes a JVM that does not listen. */
    public static Outcome<AttachedJvm> to(JvmProcess process, Inspector inspector) {
        return Scratch.of(process).then(scratch -> {
            if (inspector.isAlive(process)) {
                return Outcome.done(new AttachedJvm(process, scratch, inspector));
            }
            scratch.close();
            return Outcome.refused(Reason.NO_SUCH_PROCESS, "pid " + process.pid());
        });
    }

    public JvmProcess process() {
        return process;
    }

    /** Where the target writes files for us. */
    public Scratch scratch() {
        return scratch;
    }

    public boolean isAlive() {
        return inspector.isAlive(process);
    }

    /** The memory it has now; as much as there is where it has ended. */
    public long residentBytes() {
        return inspector.residentBytes(process.pid()).orElse(Long.MAX_VALUE);
    }

    /** A command whose reply is a message. */
    public Outcome<String> ask(String command, Deadline deadline) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        return converse(command, text, MAX_MESSAGE, deadline).then(reply -> {
            String message = text.toString(StandardCharsets.UTF_8);
            return reply.status() == 0 ? Outcome.done(message) : Refusals.of(command, message);
        });
    }

    /** A command whose reply goes into a file. Answers how many bytes it has. */
    public Outcome<Long> ask(String command, Path to, Deadline deadline) {
        try (OutputStream sink = Files.newOutputStream(to)) {
            return converse(command, sink, MAX_REPLY, deadline)
                    .then(reply ->
                            reply.status() == 0 ? Outcome.done(reply.bytes()) : Refusals.of(command, Tail.of(to)));
        } catch (IOException e) {
            return Outcome.refused(Reason.INTERNAL_ERROR, "no file for the reply: " + e.getMessage());
        }
    }

    private Outcome<Conversation.Reply> converse(String command, OutputStream sink, long maxBytes, Deadline deadline) {
        return new Caller(process, scratch, inspector)
                .call(deadline.atMost(WAKING))
                .then(channel -> new Conversation(channel, deadline, maxBytes).jcmd(command, sink));
    }

    @Override
    public void close() {
        scratch.close();
    }
}
