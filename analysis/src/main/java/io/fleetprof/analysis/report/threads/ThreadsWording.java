package io.fleetprof.analysis.report.threads;

import java.util.List;
import java.util.stream.Stream;

/** Threads in words, in no format: every report shows the same parts. */
public final class ThreadsWording {
    private ThreadsWording() {}

    /** What is said of one thing; never without lines. */
    public record Part(String title, List<Line> lines) {}

    public record Line(String pod, String text) {}

    public static List<Part> of(Threads threads) {
        return Stream.of(
                        new Part(
                                "Busiest",
                                threads.busiest().stream()
                                        .map(it -> new Line(it.pod(), it.text()))
                                        .toList()),
                        new Part(
                                "Who holds what others wait for",
                                threads.locks().stream()
                                        .map(it -> new Line(it.pod(), it.text()))
                                        .toList()),
                        new Part(
                                "Deadlocks",
                                threads.deadlocks().stream()
                                        .map(it -> new Line(it.pod(), it.text()))
                                        .toList()),
                        new Part(
                                "Pools",
                                threads.pools().stream()
                                        .map(it -> new Line(it.pod(), it.text()))
                                        .toList()))
                .filter(part -> !part.lines().isEmpty())
                .toList();
    }
}
