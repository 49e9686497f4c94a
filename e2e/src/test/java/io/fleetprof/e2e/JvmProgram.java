package io.fleetprof.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * One of the programs that the recorded thread dumps come from, running on the JDK of this test: a step a second,
 * ninety at most, so that what leaks stays bounded. It ends when it is closed, and with this JVM at the latest.
 */
final class JvmProgram implements AutoCloseable {
    private static final Path SOURCES = Fleetprof.ROOT.resolve("e2e/workloads/jvm/golden");
    private static final int MAX_STEPS = 90;

    private static Path classes;

    private final Process process;

    private JvmProgram(Process process) {
        this.process = process;
    }

    static JvmProgram start(String name, String... options) throws IOException {
        return as(List.of(), name, options);
    }

    /** @param prefix a command that starts it, such as one that changes the user first */
    static JvmProgram as(List<String> prefix, String name, String... options) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(System.getProperty("java.home") + "/bin/java", "-Xmx128m"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classes().toString(), "shop." + name));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out = process.inputReader();
        if (!"ready".equals(out.readLine())) {
            throw new IllegalStateException("never ready: " + command);
        }
        Thread.ofVirtual().start(() -> step(process));
        return new JvmProgram(process);
    }

    private static void step(Process process) {
        try (OutputStream in = process.getOutputStream()) {
            for (int i = 0; i < MAX_STEPS; i++) {
                Thread.sleep(1000);
                in.write('\n');
                in.flush();
            }
            process.waitFor();
        } catch (IOException _) {
            // It has ended.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Where every user may read them. */
    private static synchronized Path classes() throws IOException {
        if (classes == null) {
            Path folder = Scratch.folder("jvm");
            List<String> arguments = new ArrayList<>(List.of("-d", folder.toString()));
            try (Stream<Path> sources = Files.list(SOURCES)) {
                sources.map(Path::toString)
                        .filter(source -> source.endsWith(".java"))
                        .forEach(arguments::add);
            }
            int status = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
            if (status != 0) {
                throw new IllegalStateException("the programs do not compile");
            }
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            classes = folder;
        }
        return classes;
    }
}
