package io.fleetprof.operator.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;

/** One command, run in this JVM. */
record Run(int code, String out, String err, Duration took) {
    static Run of(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        long start = System.nanoTime();
        int code = Main.run(new PrintWriter(out), new PrintWriter(err), args);
        return new Run(code, out.toString(), err.toString(), Duration.ofNanos(System.nanoTime() - start));
    }

    List<String> complaints() {
        return err.lines().filter(line -> line.startsWith("fleetprof: ")).toList();
    }
}
