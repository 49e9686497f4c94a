package io.fleetprof.operator;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The small Java service beside this class, run from its source by a JDK of this machine; ends when it is closed. */
public final class JvmService implements AutoCloseable {
    public static final Path JDK_17 = Path.of("/usr/lib/jvm/java-17-openjdk-amd64");

    private final Process process;

    private JvmService(Process process) {
        this.process = process;
    }

    /** On the JDK that runs this. */
    public static JvmService start(String... options) throws IOException {
        return on(Path.of(System.getProperty("java.home")), options);
    }

    /** Waits until it is ready. */
    public static JvmService on(Path jdk, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(jdk.resolve("bin/java").toString(), "-Xmx64m"));
        command.addAll(List.of(options));
        command.add(source());
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (!"ready".equals(process.inputReader().readLine())) {
            throw new IllegalStateException("never ready: " + command);
        }
        return new JvmService(process);
    }

    private static String source() {
        try {
            return Path.of(JvmService.class.getResource("Shop.java").toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
