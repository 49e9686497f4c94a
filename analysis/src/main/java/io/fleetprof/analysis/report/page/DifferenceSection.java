package io.fleetprof.analysis.report.page;

import io.fleetprof.analysis.report.difference.Difference;
import io.fleetprof.analysis.report.difference.DifferenceHtml;
import io.fleetprof.analysis.report.format.Html;
import java.util.Optional;

/** What moved between the first snapshots and the last, by place. */
record DifferenceSection(Optional<Difference> difference) implements Section {
    private static final int MAX_ROWS = 20;

    @Override
    public String title() {
        return "First against last snapshot";
    }

    @Override
    public boolean isEmpty() {
        return difference.isEmpty();
    }

    @Override
    public void body(Html html) {
        difference.ifPresent(it -> DifferenceHtml.part(html, it, MAX_ROWS));
    }
}
