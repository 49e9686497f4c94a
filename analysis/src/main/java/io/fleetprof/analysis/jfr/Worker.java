package io.fleetprof.analysis.jfr;

import io.fleetprof.analysis.input.Intake;
import io.fleetprof.analysis.input.Refusal;
import io.fleetprof.analysis.population.Defect;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A JVM that reads one recording and ends. What a hostile one makes of its reader, memory without end, a loop or a crash,
 * stays there; what it answers is as hostile as the recording.
 */
public final class Worker {
    /** Names an archive of a worker's classes, {@link #rehearse}; without one a worker takes twice as long to start. */
    public static final String CLASSES = "io.fleetprof.worker.classes";

    /** The most heap a recording may take; one of 250 MB takes a third. */
    static final int HEAP_MIB = 192;

    private static final List<String> BOUNDS = List.of(
            "-Xmx" + HEAP_MIB + "m",
            // From the beginning: a small heap is collected over and over while it grows. What is not used stays
            // untouched.
            "-Xms" + HEAP_MIB + "m",
            "-Xss1m",
            "-XX:MaxMetaspaceSize=96m",
            "-XX:MaxDirectMemorySize=16m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=/dev/null",
            "--sun-misc-unsafe-memory-access=allow");

    /** Variables that give every JVM options: bounds of ours could be lifted by them. */
    private static final List<String> OPTIONS = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    /** Some times what 250 MB take on a slow machine, and a share of it for less. */
    private static final Duration LEAST_TIME = Duration.ofSeconds(60);

    private static final long BYTES_PER_SECOND = 2 << 20;
    private static final int MAX_COMPLAINT = 1000;
    private static final int BUFFER = 64 << 10;

    private Worker() {}

    /** Reads what the worker answered. */
    @FunctionalInterface
    public interface Answer<T> {
        T read(InputStream bytes) throws IOException;
    }

    /** What a worker does: arguments are the recording and where the answer goes. */
    @FunctionalInterface
    public interface Work {
        byte[] answer(Path recording) throws IOException;
    }

    /**
     * Starts a worker on a recording and waits for its answer; refuses what it cannot read.
     *
     * @param main the class whose main calls {@link #serve}
     */
    public static <T> T ask(Class<?> main, String mode, Intake recording, Answer<T> answer) throws IOException {
        return ask(main, mode, recording, answer, LEAST_TIME);
    }

    /** The worker starts while the recording is brought to where it reads it. */
    static <T> T ask(Class<?> main, String mode, Intake recording, Answer<T> answer, Duration leastTime)
            throws IOException {
        try (Spool spool = Spool.create()) {
            int exit = run(command(main, mode, spool, archive()), () -> {
                spool.fill(recording);
                return leastTime.plusSeconds(Files.size(spool.recording()) / BYTES_PER_SECOND);
            });
            if (exit != 0) {
                throw complaint(spool.answer(), exit);
            }
            try (InputStream bytes = new BufferedInputStream(Files.newInputStream(spool.answer()), BUFFER)) {
                return answer.read(bytes);
            }
        }
    }

    private static List<String> archive() {
        String classes = System.getProperty(CLASSES, "");
        return classes.isEmpty() ? List.of() : List.of("-XX:AOTCache=" + classes);
    }

    /**
     * Has a worker read a recording, and leaves an archive of the classes that it took for those that follow.
     *
     * @param archive to be written; fit for the same JVM and class path only, and without use, not wrong, for others
     */
    public static void rehearse(Class<?> main, String mode, Intake recording, Path archive) throws IOException {
        try (Spool spool = Spool.create()) {
            run(command(main, mode, spool, List.of("-XX:AOTCacheOutput=" + archive)), () -> {
                spool.fill(recording);
                return LEAST_TIME;
            });
        }
    }

    private static List<String> command(Class<?> main, String mode, Spool spool, List<String> archive) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(BOUNDS);
        command.addAll(archive);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName(), mode));
        command.addAll(List.of(spool.recording().toString(), spool.answer().toString()));
        return command;
    }

    /** Brings the recording to its place and says how long its reading may take. */
    @FunctionalInterface
    private interface Preparation {
        Duration limit() throws IOException;
    }

    private static int run(List<String> command, Preparation preparation) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeAll(OPTIONS);
        Process process = builder.start();
        try {
            Duration limit = preparation.limit();
            begin(process, limit);
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
            throw new Refusal(Defect.TIMEOUT, "it was not read to its end in " + limit.toSeconds() + " s");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Refusal(Defect.TRUNCATED, "its reading was called off");
        } finally {
            process.destroyForcibly();
        }
    }

    /** A worker that has ended already will be asked for the reason. */
    private static void begin(Process process, Duration limit) {
        try (DataOutputStream in = new DataOutputStream(process.getOutputStream())) {
            in.writeLong(limit.toSeconds());
        } catch (IOException _) {
            // nobody listens: its status tells more
        }
    }

    /** The first line names the defect, the second says what was found. */
    private static Refusal complaint(Path answer, int exit) throws IOException {
        if (Files.notExists(answer)) {
            return new Refusal(
                    Defect.CORRUPT, "the JVM that read it ended with status " + exit + " and without a word");
        }
        try (InputStream bytes = Files.newInputStream(answer)) {
            String said = new String(bytes.readNBytes(MAX_COMPLAINT), StandardCharsets.UTF_8);
            int line = said.indexOf('\n');
            boolean large = said.startsWith(Defect.TOO_LARGE.name() + '\n');
            return new Refusal(large ? Defect.TOO_LARGE : Defect.CORRUPT, said.substring(line + 1));
        }
    }

    /**
     * The worker's side: waits until the recording is there, does the work, writes the answer or the complaint, and ends in
     * time even when nobody waits.
     */
    @SuppressWarnings("CatchingUnchecked")
    public static void serve(Work work, Path recording, Path answer) throws IOException {
        long seconds = new DataInputStream(System.in).readLong();
        Thread.ofPlatform().daemon().start(() -> endAfter(seconds));
        try {
            Files.write(answer, work.answer(recording));
        } catch (OutOfMemoryError _) {
            complain(answer, Defect.TOO_LARGE, "it takes more than the " + HEAP_MIB + " MiB of heap");
        } catch (Refusal refusal) {
            complain(answer, refusal.reading().defect(), refusal.getMessage());
        } catch (IOException | RuntimeException | Error e) {
            // Readers meet broken bytes with whatever exception they run into, even an Error.
            complain(answer, Defect.CORRUPT, "an event or a constant cannot be read" + why(e));
        }
    }

    /** Its words without the name of its class, which tells a user nothing. */
    static String why(Throwable failure) {
        return failure.getMessage() == null ? "" : ": " + failure.getMessage();
    }

    private static void complain(Path answer, Defect defect, String detail) throws IOException {
        Files.writeString(answer, defect.name() + '\n' + detail);
        Runtime.getRuntime().halt(1);
    }

    private static void endAfter(long seconds) {
        try {
            Thread.sleep(Duration.ofSeconds(seconds));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }
}
