package io.fleetprof.analysis.leak;

import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Fleet;
import io.fleetprof.analysis.population.Snapshot;
import io.fleetprof.analysis.population.Source;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
        String function = original(evidence);
        if (!HARMLESS.matcher(function).matches()) {
            return List.of();
        }
        return fleet.snapshots().values().stream()
                .filter(snapshot ->
                        snapshot.container().equals(evidence.series().container()))
                .filter(snapshot -> !snapshot.artifact().isEmpty())
                .filter(snapshot -> counts(snapshot, evidence) || testifies(snapshot, evidence))
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

    private static boolean counts(Snapshot snapshot, Evidence evidence) {
        return snapshot.contents().source().covers().contains(evidence.family())
                && snapshot.contents().populations().stream()
                        .anyMatch(row ->
                                row.key().fingerprint().equals(evidence.series().fingerprint()));
    }

    /** Whether a recording shows who starts threads like these, or what holds objects like these. */
    private static boolean testifies(Snapshot snapshot, Evidence evidence) {
        Family witness = evidence.family() == Family.HEAP ? Family.WITNESS : Family.START;
        return snapshot.contents().source() == Source.JFR
                && Set.of(Family.THREAD, Family.EXECUTOR, Family.HEAP).contains(evidence.family())
                && snapshot.contents().populations().stream()
                        .anyMatch(row -> row.key().family() == witness);
    }

    /** What stands in the file, where a witness moved the row to another name. */
    private static String original(Evidence evidence) {
        return evidence.rows().stream()
                .filter(row -> row.key().family() == Family.EXECUTOR || Retainers.moved(evidence))
                .flatMap(row -> row.labels().keySet().stream())
                .filter(label -> label.startsWith(Starts.NAME) || label.startsWith(Held.CLASS))
                .map(label -> label.substring(label.indexOf('=') + 1))
                .findFirst()
                .orElse(named(evidence));
    }

    /** A continuation's class is named after its function. */
    private static String named(Evidence evidence) {
        String function = evidence.site().function();
        return evidence.family() == Family.COROUTINE ? function.replaceFirst("\\.([^.]*)$", "\\$$1\\$") : function;
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
            case COROUTINES ->
                Optional.of("zgrep -c -F '" + function.replaceFirst("\\$$", "") + "' " + quoted(snapshot.artifact()));
            case HISTOGRAM -> Optional.of("zgrep -F '" + function + "' " + quoted(snapshot.artifact()));
            case JFR ->
                Optional.of("jfr print --stack-depth 64 --events OldObjectSample,ThreadStart "
                        + quoted(snapshot.artifact()));
            case CPU, MUTEX, BLOCK, THREAD_CREATE, PROCESS, METRICS, EXPVAR -> Optional.empty();
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
