package io.fleetprof.agent;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The runtimes of this machine to test against. */
public enum Jdk {
    JDK_17("java-17-openjdk-amd64", "temurin-17-jdk-amd64"),
    JDK_25("temurin-25-jdk-amd64", "java-25-openjdk-amd64");

    private final List<String> folders;

    Jdk(String... folders) {
        this.folders = List.of(folders);
    }

    /** Fails where it is not installed: a test that does not run proves nothing. */
    public Path java() {
        return Stream.concat(
                        this == JDK_25 ? Stream.of(Path.of(System.getProperty("java.home"))) : Stream.empty(),
                        folders.stream().map(Path.of("/usr/lib/jvm")::resolve))
                .map(home -> home.resolve("bin/java"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + this + " below /usr/lib/jvm"));
    }
}
