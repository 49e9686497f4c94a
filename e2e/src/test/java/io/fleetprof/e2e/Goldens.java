package io.fleetprof.e2e;

import java.nio.file.Path;

/** Profiles recorded from real programs, each named after the command that took it. */
final class Goldens {
    private static final Path GO = Fleetprof.ROOT.resolve("analysis/src/test/resources/golden/go");

    private static final Path JVM = Fleetprof.ROOT.resolve("analysis/src/test/resources/golden/jvm");

    private Goldens() {}

    /** A dump of a JVM, by its path below {@code golden/jvm}. */
    static Path jvm(String path) {
        return JVM.resolve(path);
    }

    /** Three snapshots of a process: a folder. */
    static Path series(String name) {
        return GO.resolve("go1.26.8").resolve(name);
    }

    /** One goroutine profile of a process of its own for each version. */
    static Path goroutines(String version) {
        return GO.resolve(version).resolve("curl-debug-pprof-goroutine-debug0.pb.gz");
    }
}
