package io.fleetprof.operator.capture.pod.exec;

import io.fleetprof.agent.outcome.Outcome;
import io.fleetprof.agent.outcome.Reason;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code jcmd -l} prints: on each line the id of a process, a blank, its main class or jar, and arguments, which are
 * not kept. Pure.
 */
final class JvmListing {
    private static final Pattern ROW = Pattern.compile("([1-9]\\d{0,6}) (\\S{1,2048})( .*)?");
    private static final String ITSELF = "sun.tools.jcmd.JCmd";
    /** In place of a name, of one that belongs to somebody else. */
    private static final String HIDDEN = "--";

    private JvmListing() {}

    /** The only JVM beside jcmd's own; unsupported where there is none or are several. */
    static Outcome<Long> only(String text) {
        List<Matcher> rows =
                text.lines().filter(line -> !line.isBlank()).map(ROW::matcher).toList();
        if (!rows.stream().allMatch(Matcher::matches)) {
            return Outcome.refused(Reason.NOT_A_PROFILE, "jcmd -l prints what is no process id and a name");
        }
        List<Long> pids = rows.stream()
                .filter(row -> !row.group(2).endsWith(ITSELF) && !row.group(2).equals(HIDDEN))
                .map(row -> Long.valueOf(row.group(1)))
                .toList();
        return pids.size() == 1
                ? Outcome.done(pids.getFirst())
                : Outcome.refused(
                        Reason.UNSUPPORTED,
                        "process 1 is no JVM, and jcmd lists %d others of its user".formatted(pids.size()));
    }
}
