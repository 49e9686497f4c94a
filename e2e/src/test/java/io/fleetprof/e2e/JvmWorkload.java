package io.fleetprof.e2e;

import io.fleetprof.operator.demo.Jars;
import io.fleetprof.operator.demo.JvmCase;
import io.fleetprof.operator.demo.JvmVariant;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A leaky JVM program or a healthy twin, running. All of them are compiled once for this JVM, under names nobody has
 * seen before; programs end when they are closed, and with this JVM at the latest.
 */
final class JvmWorkload implements AutoCloseable {
    /** The folder of the programs. */
    static final Path SOURCES = Fleetprof.ROOT.resolve("e2e/workloads/jvm");

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final int MAX_LIFE_SECONDS = 180;

    private final JvmCase leaks;
    private final boolean leaky;
    private final Process process;

    private JvmWorkload(JvmCase leaks, boolean leaky, Process process) {
        this.leaks = leaks;
        this.leaky = leaky;
        this.process = process;
    }

    /** Names of packages, classes, methods and fields as they are in the sources. */
    static List<String> names() throws IOException {
        return JvmCase.Catalogue.read(SOURCES).names();
    }

    /** Where the leaks of the sources are that are in code. */
    static List<String> places() throws IOException {
        return JvmCase.Catalogue.read(SOURCES).cases().stream()
                .flatMap(one -> Stream.of(one.leak().main(), one.leak().function()))
                .filter(place -> !place.contains("*"))
                .toList();
    }

    /** Every case, its names as they are now. */
    static List<JvmCase> cases() {
        return variant().cases();
    }

    /** Starts it; it is not ready yet. */
    static JvmWorkload start(JvmCase one, boolean leaky) throws IOException {
        List<String> command = new ArrayList<>(variant().command(JAVA, one, leaky));
        command.addAll(List.of("-max-life", String.valueOf(MAX_LIFE_SECONDS)));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new JvmWorkload(one, leaky, process);
    }

    /** Waits until it has what it promises. */
    void awaitReady() throws IOException {
        String line = process.inputReader().readLine();
        if (line == null) {
            throw new AssertionError(name() + " ended before it was ready");
        }
        if (Json.tree(line).path("pid").asLong() != pid()) {
            throw new AssertionError(name() + " said " + line);
        }
    }

    /** Of its pod. */
    String name() {
        return leaks.name() + (leaky ? "-leak" : "-twin");
    }

    JvmCase leaks() {
        return leaks;
    }

    boolean leaky() {
        return leaky;
    }

    /** Lets a leak grow that waits until all are ready. */
    void goOn() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    private static JvmVariant variant() {
        return Holder.VARIANT;
    }

    /** Compiled when it is first asked for. */
    private static final class Holder {
        static final JvmVariant VARIANT = build();

        private static JvmVariant build() {
            long seed = Long.getLong("workloads.seed", new Random().nextInt(1_000_000));
            System.out.println("JVM programs of seed " + seed);
            try {
                Path folder = Scratch.folder("jvm");
                Jars jars = Jars.of(System.getProperty("java.class.path"));
                return switch (JvmVariant.build(SOURCES, folder, seed, every -> true, jars)) {
                    case JvmVariant.Built.Ready(JvmVariant variant) -> variant;
                    case JvmVariant.Built.Impossible(String why) -> throw new AssertionError(why);
                };
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
