package io.fleetprof.operator.capture.pod.exec;

import io.fleetprof.analysis.population.Gauge;
import io.fleetprof.analysis.procfs.Cgroup;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Limit, use and statistics of a cgroup, one file after the other, of version 1 or 2 (cgroups(7)). Pure. */
final class MemoryTexts {
    private static final Pattern FIGURE = Pattern.compile("max|\\d{1,20}");
    private static final int MOST_LINES = 200;

    private MemoryTexts() {}

    /** The working set, and the limit where there is one; empty where the text has neither. */
    static Optional<Map<Gauge, Long>> read(String text) {
        List<String> lines = text.lines().limit(MOST_LINES).toList();
        boolean whole = lines.size() > 2
                && lines.stream().limit(2).allMatch(line -> FIGURE.matcher(line).matches());
        return whole ? Cgroup.bytes(lines.get(1)).map(usage -> gauges(lines, usage)) : Optional.empty();
    }

    private static Map<Gauge, Long> gauges(List<String> lines, long usage) {
        Map<Gauge, Long> gauges = new EnumMap<>(Gauge.class);
        gauges.put(Gauge.MEMORY_USED_BYTES, Math.max(0, usage - idle(lines)));
        Cgroup.bytes(lines.getFirst()).ifPresent(limit -> gauges.put(Gauge.MEMORY_LIMIT_BYTES, limit));
        return gauges;
    }

    /** Pages of files that nobody has used for a while; in version 1 the shorter name leaves out groups below. */
    private static long idle(List<String> lines) {
        return Stream.of("total_inactive_file ", "inactive_file ")
                .flatMap(name -> lines.stream()
                        .filter(line -> line.startsWith(name))
                        .flatMap(line -> Cgroup.bytes(line.substring(name.length())).stream()))
                .findFirst()
                .orElse(0L);
    }
}
