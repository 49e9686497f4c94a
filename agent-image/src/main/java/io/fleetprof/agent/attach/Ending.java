package io.fleetprof.agent.attach;

import java.nio.file.Path;

/** The last words of a JVM's whole answer: one that was cut short lacks them, and nothing else tells. */
public enum Ending {
    THREAD_PRINT,
    THREAD_JSON,
    CLASS_HISTOGRAM;

    /** Whether the file ends so; false of one that cannot be read. */
    public boolean closes(Path file) {
        String tail = Tail.of(file);
        return switch (this) {
            case THREAD_PRINT -> tail.contains("JNI global refs");
            case THREAD_JSON -> tail.stripTrailing().endsWith("}");
            case CLASS_HISTOGRAM -> tail.lines().anyMatch(line -> line.startsWith("Total "));
        };
    }
}
