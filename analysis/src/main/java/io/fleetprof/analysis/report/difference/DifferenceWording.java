package io.fleetprof.analysis.report.difference;

import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.report.difference.Difference.Change;
import io.fleetprof.analysis.report.difference.Difference.Row;
import io.fleetprof.analysis.report.format.Printable;
import io.fleetprof.analysis.report.format.Wording;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A difference in words, the same in every rendering. Nothing in it is escaped. */
final class DifferenceWording {
    /** So many rows of a change are shown; the JSON holds the rest. */
    static final int MAX_ROWS = 50;

    private DifferenceWording() {}

    /** {@code 1 place added, 0 gone, 14 stayed (3 moved); goroutines 12 → 10,015 (+10,003)}. */
    static String headline(Difference difference) {
        long stayed = difference.rows(Change.STAYED).size();
        String places = Wording.counted(difference.rows(Change.ADDED).size(), "place", "places") + " added, "
                + Wording.number(difference.rows(Change.GONE).size()) + " gone, " + Wording.number(stayed)
                + " stayed (" + Wording.number(moved(difference).size()) + " moved)";
        String totals = Stream.of(Family.values())
                .filter(family -> difference.rows().stream().anyMatch(row -> family(row) == family))
                .map(family -> total(difference, family))
                .collect(Collectors.joining(", "));
        return totals.isEmpty() ? places : places + "; " + totals;
    }

    /** What the counts are sums over, for a reader who compares a small fleet with a large one. */
    static String containers(Difference difference) {
        return "base: " + Wording.counted(difference.baseContainers(), "process", "processes") + ", new: "
                + Wording.counted(difference.newContainers(), "process", "processes");
    }

    /** The rows worth a line: what stayed as it was is only counted. */
    static List<Row> shown(Difference difference, Change change) {
        return change == Change.STAYED ? moved(difference) : difference.rows(change);
    }

    /** {@code goroutines in chan send}. */
    static String what(Row row) {
        return Printable.text(Wording.things(
                row.fingerprint().family(),
                row.state(),
                Math.max(row.base().count(), row.now().count())));
    }

    static String where(Row row) {
        return Printable.name(row.site().display());
    }

    /** {@code 0 → 10,003}, with sizes where they mean something. */
    static String counts(Row row) {
        String counts = Wording.number(row.base().count()) + " → "
                + Wording.number(row.now().count());
        return row.base().bytes() + row.now().bytes() == 0
                ? counts
                : counts + ", " + Wording.bytes(row.base().bytes()) + " → "
                        + Wording.bytes(row.now().bytes());
    }

    /** {@code 9,990 new, 3 gone, 10 stayed}; nothing when the files do not tell, or when the counts say it already. */
    static String individuals(Row row) {
        return row.individuals()
                .filter(it -> row.change() == Change.STAYED)
                .map(it -> Wording.number(it.added()) + " new, " + Wording.number(it.gone()) + " gone, "
                        + Wording.number(it.stayed()) + " stayed")
                .orElse("");
    }

    private static List<Row> moved(Difference difference) {
        return difference.rows(Change.STAYED).stream()
                .filter(row -> row.moved() != 0
                        || row.individuals().filter(it -> it.added() > 0).isPresent())
                .toList();
    }

    private static Family family(Row row) {
        return row.fingerprint().family();
    }

    private static String total(Difference difference, Family family) {
        Difference.Amount base = Difference.Amount.NONE;
        Difference.Amount now = Difference.Amount.NONE;
        for (Row row : difference.rows()) {
            if (family(row) == family) {
                base = base.plus(row.base());
                now = now.plus(row.now());
            }
        }
        return Wording.plural(family) + " " + Wording.number(base.count()) + " → " + Wording.number(now.count()) + " ("
                + Wording.signed(now.count() - base.count()) + ")";
    }
}
