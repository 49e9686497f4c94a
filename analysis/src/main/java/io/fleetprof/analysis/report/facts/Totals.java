package io.fleetprof.analysis.report.facts;

import io.fleetprof.analysis.leak.Finding;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.report.difference.Difference;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What all places of a family come to, so that a finding's part in it can be told.
 *
 * @param families family → its sums over the last snapshots
 */
record Totals(Map<Family, Sum> families) {
    /** @param growth what the places that rose have risen by, together */
    record Sum(long count, long bytes, long growth) {
        static final Sum NONE = new Sum(0, 0, 0);

        Sum plus(Difference.Row row) {
            return new Sum(count + row.now().count(), bytes + row.now().bytes(), growth + Math.max(0, row.moved()));
        }
    }

    /** @param difference the first snapshots against the last, where there are two */
    static Totals of(Optional<Difference> difference) {
        Map<Family, Sum> families = new EnumMap<>(Family.class);
        difference.ifPresent(it -> it.rows()
                .forEach(row -> families.merge(
                        row.fingerprint().family(), Sum.NONE.plus(row), (sum, unused) -> sum.plus(row))));
        return new Totals(families);
    }

    /** The finding's part of all growth in its family, 0 to 1; empty when nothing grew or nothing is known. */
    Optional<Double> growth(Finding finding) {
        return share(finding.growth().difference(), of(finding).growth());
    }

    Optional<Double> count(Finding finding) {
        return share(finding.count(), of(finding).count());
    }

    Optional<Double> bytes(Finding finding) {
        return share(finding.bytes(), of(finding).bytes());
    }

    Sum of(Finding finding) {
        return families.getOrDefault(finding.fingerprint().family(), Sum.NONE);
    }

    private static Optional<Double> share(long part, long whole) {
        return part > 0 && whole > 0 ? Optional.of(Math.min(1.0, (double) part / whole)) : Optional.empty();
    }
}
