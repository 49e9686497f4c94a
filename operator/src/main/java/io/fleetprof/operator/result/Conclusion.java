package io.fleetprof.operator.result;

import io.fleetprof.analysis.leak.Analysis;
import io.fleetprof.analysis.leak.Thresholds;
import io.fleetprof.analysis.report.Report;
import io.fleetprof.api.v1alpha1.AnalysisSpec;
import io.fleetprof.operator.store.ArtifactStore;
import io.fleetprof.operator.store.Keys;
import io.fleetprof.operator.store.Ledger;
import io.fleetprof.operator.store.Plan;
import io.fleetprof.operator.store.Receipt;
import io.fleetprof.operator.store.StoreProblem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** How a run's analysis ended. It rests on the store alone, so whoever makes it again comes to the same. */
public sealed interface Conclusion {
    /** The report is in the store. */
    record Published(Report report, List<Receipt> receipts) implements Conclusion {}

    /** The store did not give or take what it takes. */
    record Failed(StoreProblem problem) implements Conclusion {}

    /**
     * Reads what the receipts name, judges it, and publishes the report.
     *
     * @param naming of those whom the programs talk to
     * @param location names a raw file, by its key, as the reader of the findings finds it
     */
    static Conclusion of(
            ArtifactStore store,
            Keys keys,
            Plan plan,
            AnalysisSpec spec,
            Naming naming,
            UnaryOperator<String> location) {
        Ledger ledger = new Ledger(store, keys);
        Harvest harvest = Harvest.of(store, ledger, plan).located(location);
        if (harvest.outage().isPresent()) {
            return new Failed(harvest.outage().get());
        }
        Analysis analysis = Judgement.of(
                harvest.fleet(),
                naming.of(ledger, plan, harvest.fleet()),
                plan.targets().size(),
                thresholds(spec),
                harvest.lost());
        Map<String, String> flames = Flames.of(store, harvest);
        Report report = new Report(
                Subjects.of(plan, harvest, keys, flames.keySet()), analysis, Judgement.comparable(harvest.fleet()));
        Optional<StoreProblem> unpublished = new Publication(store, keys).publish(report, flames, harvest.receipts());
        return unpublished.<Conclusion>map(Failed::new).orElseGet(() -> new Published(report, harvest.receipts()));
    }

    private static Thresholds thresholds(AnalysisSpec analysis) {
        return Thresholds.DEFAULT.withCountable(analysis.threshold()).withMinCollected(analysis.minCollected());
    }
}
