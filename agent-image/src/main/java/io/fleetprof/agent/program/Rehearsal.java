package io.fleetprof.agent.program;

import io.fleetprof.agent.outcome.Outcome;
import io.fleetprof.agent.recording.ScrubWorker;
import io.fleetprof.agent.session.Ask;
import io.fleetprof.agent.session.Order;
import io.fleetprof.agent.session.OrderReader;
import io.fleetprof.agent.session.OrderWriter;
import io.fleetprof.agent.session.ProcessId;
import io.fleetprof.agent.session.ReplyReader;
import io.fleetprof.agent.session.ReplyWriter;
import io.fleetprof.agent.target.Inspector;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A session with itself as the target, and the scrubbing of a recording: loads the classes that both need. Nothing is
 * asked that a JVM answers while it stands still: it would wait for itself to listen.
 */
final class Rehearsal {
    private static final Duration WITHIN = Duration.ofMinutes(1);
    private static final long MAX_BYTES = 64L << 20;

    private Rehearsal() {}

    /** @param recording any, from any JVM */
    static void run(Path recording) throws IOException, InterruptedException {
        Path tmp = Files.createTempDirectory("fleetprof-rehearsal-");
        try (OwnFolder folder = OwnFolder.in(tmp)) {
            scrub(recording, folder.path().resolve("clean.jfr"));
            converse(folder.path());
        }
        Files.delete(tmp);
    }

    private static void scrub(Path recording, Path to) {
        ScrubWorker.main(new String[] {recording.toString(), to.toString(), Long.toString(WITHIN.toMillis())});
    }

    private static void converse(Path folder) throws IOException, InterruptedException {
        PipedOutputStream orders = new PipedOutputStream();
        PipedInputStream replies = new PipedInputStream(1 << 16);
        Session session = new Session(
                new OrderReader(new PipedInputStream(orders)),
                new ReplyWriter(new PipedOutputStream(replies)),
                new OrderHandler(folder),
                new Watchdog(Stamp.in(folder)));
        Thread operator = Thread.ofPlatform().start(() -> order(orders, replies, folder.resolve("file")));
        session.run();
        session.stop();
        operator.join();
    }

    private static void order(PipedOutputStream orders, PipedInputStream replies, Path file) {
        long pid = ProcessHandle.current().pid();
        long started = Inspector.ofThisMachine().started(pid).orElseThrow();
        ProcessId self = new ProcessId(pid, started);
        OrderWriter writer = new OrderWriter(orders);
        ReplyReader reader = new ReplyReader(replies);
        demand(reader.hello());
        send(writer, new Order.Look());
        demand(reader.seen(0));
        send(writer, new Order.Version(self));
        demand(reader.text(0));
        send(writer, new Order.Figures(self));
        demand(reader.file(0, file, MAX_BYTES));
        try {
            orders.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void send(OrderWriter writer, Order order) {
        demand(writer.send(new Ask(0, WITHIN, order)));
    }

    private static void demand(Outcome<?> outcome) {
        if (outcome instanceof Outcome.Refused<?> refused) {
            System.err.println("fleetprof-agent: the rehearsal failed: " + refused);
            Runtime.getRuntime().halt(1);
        }
    }
}
