package io.fleetprof.analysis.report;

import io.fleetprof.analysis.leak.Analysis;
import io.fleetprof.analysis.population.Fleet;
import io.fleetprof.analysis.report.facts.Facts;

/**
 * The result of one request together with what it is about: what every rendering takes.
 *
 * @param fleet the snapshots the analysis rests on; empty in a report that was read back from findings.json, which then
 *     tells no times
 */
public record Report(Subject subject, Analysis analysis, Fleet fleet) {
    /** What its snapshots say beside the findings; made anew at each call. */
    public Facts facts() {
        return Facts.of(analysis, fleet, subject.surroundings());
    }
}
