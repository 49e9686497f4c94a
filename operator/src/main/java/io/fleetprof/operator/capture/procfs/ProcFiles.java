package io.fleetprof.operator.capture.procfs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The files of one process as {@code /proc/PID} has them, each within a bound, wherever they lie. */
interface ProcFiles {
    /** Hands over one line after the other. The names in these files are whatever the process liked: Latin-1 never fails. */
    void lines(String name, Consumer<String> consumer) throws IOException;

    boolean has(String name);

    /** What each open descriptor links to. One that was closed meanwhile is left out. */
    List<String> descriptors() throws IOException;

    /** A kernel without IPv6 has no such tables. */
    default void linesIfThere(String name, Consumer<String> consumer) throws IOException {
        if (has(name)) {
            lines(name, consumer);
        }
    }

    default List<String> lines(String name) throws IOException {
        List<String> lines = new ArrayList<>();
        lines(name, lines::add);
        return lines;
    }

    default String text(String name) throws IOException {
        return String.join("\n", lines(name));
    }
}
