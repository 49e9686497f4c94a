package io.fleetprof.agent.program;

import io.fleetprof.agent.Captured;
import io.fleetprof.agent.Jdk;
import io.fleetprof.agent.Outcomes;
import io.fleetprof.agent.outcome.Outcome;
import io.fleetprof.agent.session.Ask;
import io.fleetprof.agent.session.Order;
import io.fleetprof.agent.session.OrderWriter;
import io.fleetprof.agent.session.Reply;
import io.fleetprof.agent.session.ReplyReader;
import io.fleetprof.agent.session.SeenProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The real program as a child process, ordered about through its pipes. Killed when closed. */
final class AgentProgram implements AutoCloseable {
    private static final Duration WITHIN = Duration.ofSeconds(90);
    private static final long MAX_BYTES = 64L << 20;

    private final Process process;
    private final OrderWriter writer;
    private final ReplyReader reader;
    private final Reply.Hello hello;
    private long number;

    /** @param before words before the command, such as those that make a namespace */
    AgentProgram(Path tmp, String... before) throws IOException {
        List<String> command = new ArrayList<>(List.of(before));
        command.addAll(List.of(Jdk.JDK_25.java().toString(), "-Xmx32m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(Main.class.getName(), "session"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("TMPDIR", tmp.toString());
        process = builder.start();
        writer = new OrderWriter(process.getOutputStream());
        reader = new ReplyReader(process.getInputStream());
        hello = Outcomes.done(reader.hello());
    }

    Reply.Hello hello() {
        return hello;
    }

    long pid() {
        return process.pid();
    }

    void order(Order order) {
        Outcomes.done(writer.send(new Ask(++number, WITHIN, order)));
    }

    void shout(String line) throws IOException {
        process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    List<SeenProcess> look() {
        order(new Order.Look());
        return Outcomes.done(reader.seen(number));
    }

    Outcome<String> text(Order order) {
        order(order);
        return reader.text(number);
    }

    Outcome<Captured> file(Order order, Path to) {
        order(order);
        return reader.file(number, to, MAX_BYTES);
    }

    /** The answer to what was shouted under a number. */
    Outcome<String> answer(long number) {
        return reader.text(number);
    }

    void endOrders() throws IOException {
        process.getOutputStream().close();
    }

    void terminate() {
        // Of the process itself it would close the pipes too.
        process.toHandle().destroy();
    }

    void kill() {
        process.destroyForcibly();
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("it goes on");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
