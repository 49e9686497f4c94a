package io.fleetprof.analysis.report.facts;

import io.fleetprof.analysis.leak.Analysis;
import io.fleetprof.analysis.leak.Finding;
import io.fleetprof.analysis.population.Fleet;
import io.fleetprof.analysis.report.difference.Difference;
import io.fleetprof.analysis.report.scheduler.Scheduler;
import io.fleetprof.analysis.report.threads.Threads;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that an analysis and its snapshots say together. Without snapshots most of it is empty. */
public final class Facts {
    private final Analysis analysis;
    private final Fleet fleet;
    private final Captures captures;
    private final Optional<Difference> difference;
    private final Map<String, Surroundings> surroundings;

    private Facts(Analysis analysis, Fleet fleet, Map<String, Surroundings> surroundings) {
        this.analysis = analysis;
        this.fleet = fleet;
        this.surroundings = Map.copyOf(surroundings);
        captures = Captures.of(fleet);
        difference = Difference.firstToLast(fleet).map(Difference::leakable);
    }

    /** @param surroundings what the cluster said, by pod */
    public static Facts of(Analysis analysis, Fleet fleet, Map<String, Surroundings> surroundings) {
        return new Facts(analysis, fleet, surroundings);
    }

    public Captures captures() {
        return captures;
    }

    /** The first snapshots against the last, where there are two; without flows. */
    public Optional<Difference> difference() {
        return difference;
    }

    public Since since(Finding finding) {
        return Since.of(finding, captures);
    }

    public Timeline timeline() {
        return Timeline.of(analysis, captures, surroundings);
    }

    public List<TopPlaces> top() {
        return TopPlaces.of(fleet);
    }

    /** Of the Go programs among them. */
    public Scheduler scheduler() {
        return Scheduler.of(fleet);
    }

    /** Of the JVMs among them that printed their threads. */
    public Threads threads() {
        return Threads.of(fleet);
    }

    /** What to mend first. */
    public List<Recommendation> recommendations() {
        return Recommendation.ranked(analysis.findings(), difference);
    }

    /** @param subject what the report is about */
    public Optional<Incident> incident(String subject) {
        return Incident.of(subject, analysis, captures, difference);
    }
}
