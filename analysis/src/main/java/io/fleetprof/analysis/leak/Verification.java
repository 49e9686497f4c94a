package io.fleetprof.analysis.leak;

import io.fleetprof.analysis.population.Fleet;
import io.fleetprof.analysis.population.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The commands with which a person sees the same in the field's own tools. */
final class Verification {
    /** What may stand in a shell line between single quotes and in a regular expression. */
    private static final Pattern HARMLESS = Pattern.compile("[\\w./*()\\[\\]$@:+-]+");

    private static final Pattern PLAIN = Pattern.compile("[\\w./:@%+-]+");

    private Verification() {}

    static List<String> of(Evidence evidence, Fleet fleet) {
        String function = evidence.site().function();
        if (!HARMLESS.matcher(function).matches()) {
            return List.of();
        }
        return fleet.snapshots().values().stream()
                .filter(snapshot ->
                        snapshot.container().equals(evidence.series().container()))
                .filter(snapshot -> snapshot.contents().source().covers().contains(evidence.family()))
                .filter(snapshot -> !snapshot.artifact().isEmpty())
                .filter(snapshot -> snapshot.contents().populations().stream()
                        .anyMatch(row ->
                                row.key().fingerprint().equals(evidence.series().fingerprint())))
                .collect(Collectors.toMap(
                        snapshot -> snapshot.contents().source(),
                        snapshot -> snapshot,
                        (first, last) -> last,
                        TreeMap::new))
                .values()
                .stream()
                .flatMap(snapshot -> command(snapshot, function).stream())
                .toList();
    }

    private static Optional<String> command(Snapshot snapshot, String function) {
        String focus =
                "'" + function.replaceAll("([.*()\\[\\]$+])", "\\\\$1").replace("\\[\\.\\.\\.\\]", "\\[.*\\]") + "'";
        return switch (snapshot.contents().source()) {
            case GOROUTINE_DEBUG0, GOROUTINE_LEAK ->
                Optional.of("go tool pprof -top -focus=" + focus + " " + quoted(snapshot.artifact()));
            case GOROUTINE_DEBUG1 -> Optional.of("zgrep -F '" + function + "+' " + quoted(snapshot.artifact()));
            case GOROUTINE_DEBUG2 -> Optional.of("zgrep -c -F '" + function + "(' " + quoted(snapshot.artifact()));
            case HEAP, ALLOCS ->
                Optional.of("go tool pprof -top -sample_index=inuse_objects -focus=" + focus + " "
                        + quoted(snapshot.artifact()));
            case THREAD_PRINT, THREAD_JSON ->
                Optional.of("zgrep -c -E " + call(function) + " " + quoted(snapshot.artifact()));
            case HISTOGRAM -> Optional.of("zgrep -F '" + function + "' " + quoted(snapshot.artifact()));
            case JFR -> Optional.of("jfr print --events OldObjectSample,ThreadStart " + quoted(snapshot.artifact()));
            case CPU, MUTEX, BLOCK, THREAD_CREATE, PROCESS -> Optional.empty();
        };
    }

    /** A method's lambdas carry its name; of an executor's pattern every star was a number. */
    private static String call(String function) {
        if (function.contains("*")) {
            return "'" + function.replace(".", "\\.").replace("*", "[0-9]+") + "'";
        }
        int dot = function.lastIndexOf('.');
        String method = function.substring(dot + 1).replace("$", "\\$");
        return "'" + function.substring(0, dot + 1).replace(".", "\\.").replace("$", "\\$") + "(lambda\\$)?" + method
                + "[($]'";
    }

    /** A file name as one word of a shell. */
    private static String quoted(String artifact) {
        return PLAIN.matcher(artifact).matches() ? artifact : "'" + artifact.replace("'", "'\\''") + "'";
    }
}
