package io.fleetprof.analysis.report.difference;

import io.fleetprof.analysis.report.difference.Difference.Change;
import io.fleetprof.analysis.report.difference.Difference.Row;
import io.fleetprof.analysis.report.format.Label;
import io.fleetprof.analysis.report.format.Markdown;
import io.fleetprof.analysis.report.format.Wording;
import java.util.List;

/** The difference as GitHub-flavoured Markdown. */
public final class DifferenceMarkdown {
    private DifferenceMarkdown() {}

    public static String render(Difference difference) {
        StringBuilder out = new StringBuilder("# Difference\n\n**");
        out.append(Markdown.text(DifferenceWording.headline(difference))).append("**\n\n");
        out.append(Markdown.text(DifferenceWording.containers(difference))).append('\n');
        for (Change change : Change.values()) {
            out.append(section(change, DifferenceWording.shown(difference, change)));
        }
        return out.toString();
    }

    private static String section(Change change, List<Row> rows) {
        if (rows.isEmpty()) {
            return "";
        }
        StringBuilder out = new StringBuilder("\n## " + Label.of(change) + "\n\n");
        out.append("| Moved | Base → new | What | Where | Individuals |\n|---:|---|---|---|---|\n");
        rows.stream().limit(DifferenceWording.MAX_ROWS).forEach(row -> out.append(row(row)));
        int more = rows.size() - DifferenceWording.MAX_ROWS;
        return out + (more > 0 ? "\nand " + Wording.number(more) + " more\n" : "");
    }

    private static String row(Row row) {
        return "| " + Wording.signed(row.moved()) + " | " + DifferenceWording.counts(row) + " | "
                + Markdown.text(DifferenceWording.what(row)) + " | " + Markdown.cell(DifferenceWording.where(row))
                + " | " + DifferenceWording.individuals(row) + " |\n";
    }
}
