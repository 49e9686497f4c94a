package io.fleetprof.agent.program;

import io.fleetprof.agent.outcome.Outcome;
import io.fleetprof.agent.recording.RecordingRequest;
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
import java.util.List;
import jdk.jfr.Recording;

/** A session with itself as the target, and the scrubbing of a recording: loads every class that either needs. */
final class Rehearsal {
    private static final Duration WITHIN = Duration.ofMinutes(1);
    private static final long MAX_BYTES = 64L << 20;

    private Rehearsal() {}

    static void run() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("fleetprof-rehearsal-");
        scrub(folder);
        PipedOutputStream orders = new PipedOutputStream();
        PipedInputStream replies = new PipedInputStream(1 << 16);
        Session session = new Session(
                new OrderReader(new PipedInputStream(orders)),
                new ReplyWriter(new PipedOutputStream(replies)),
                new OrderHandler(OwnFolder.in(folder).path()),
                new Watchdog(Stamp.in(folder)));
        Thread operator = Thread.ofPlatform().start(() -> order(orders, replies, folder.resolve("file")));
        session.run();
        session.stop();
        operator.join();
    }

    private static void scrub(Path folder) throws IOException {
        Path raw = folder.resolve("raw.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.CPULoad");
            recording.start();
            recording.stop();
            recording.dump(raw);
        }
        String clean = folder.resolve("clean.jfr").toString();
        ScrubWorker.main(new String[] {raw.toString(), clean, Long.toString(WITHIN.toMillis())});
    }

    private static void order(PipedOutputStream orders, PipedInputStream replies, Path file) {
        long pid = ProcessHandle.current().pid();
        ProcessId self =
                new ProcessId(pid, Inspector.ofThisMachine().started(pid).orElseThrow());
        OrderWriter writer = new OrderWriter(orders);
        ReplyReader reader = new ReplyReader(replies);
        demand(reader.hello());
        send(writer, new Order.Look());
        demand(reader.seen(0));
        send(writer, new Order.Version(self));
        demand(reader.text(0));
        // Nothing that a JVM says while it stands still: it would wait for itself to listen.
        for (Order order : List.of(
                new Order.Figures(self),
                new Order.ThreadDump(self),
                new Order.Record(self, RecordingRequest.of(Duration.ofSeconds(1))))) {
            send(writer, order);
            demand(reader.file(0, file, MAX_BYTES));
        }
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
