package io.fleetprof.analysis.report.difference;

import io.fleetprof.analysis.report.difference.Difference.Change;
import io.fleetprof.analysis.report.difference.Difference.Row;
import io.fleetprof.analysis.report.format.Columns;
import io.fleetprof.analysis.report.format.Label;
import io.fleetprof.analysis.report.format.Wording;
import java.util.List;

/** The difference for a terminal. */
public final class DifferenceText {
    private static final int INDENT = 14;

    private DifferenceText() {}

    public static String render(Difference difference) {
        StringBuilder out = new StringBuilder();
        out.append(Columns.labelled("Difference:", 12, DifferenceWording.headline(difference)));
        out.append(Columns.labelled("", 12, DifferenceWording.containers(difference)));
        for (Change change : Change.values()) {
            out.append(section(change, DifferenceWording.shown(difference, change)));
        }
        return out.toString();
    }

    private static String section(Change change, List<Row> rows) {
        if (rows.isEmpty()) {
            return "";
        }
        StringBuilder out = new StringBuilder("\n" + Label.of(change) + "\n");
        rows.stream().limit(DifferenceWording.MAX_ROWS).forEach(row -> out.append(row(row)));
        int more = rows.size() - DifferenceWording.MAX_ROWS;
        return out + (more > 0 ? Columns.labelled("", INDENT, "and " + Wording.number(more) + " more") : "");
    }

    private static String row(Row row) {
        String moved = Wording.signed(row.moved());
        String label = " ".repeat(Math.max(0, INDENT - 2 - moved.length())) + moved;
        String individuals = DifferenceWording.individuals(row);
        return Columns.labelled(
                label,
                Math.max(INDENT, label.length() + 2),
                DifferenceWording.what(row) + " at " + DifferenceWording.where(row) + ": "
                        + DifferenceWording.counts(row) + (individuals.isEmpty() ? "" : " (" + individuals + ")"));
    }
}
