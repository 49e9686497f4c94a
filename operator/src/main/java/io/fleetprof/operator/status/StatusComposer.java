package io.fleetprof.operator.status;

import io.fleetprof.analysis.leak.Analysis;
import io.fleetprof.analysis.leak.Finding;
import io.fleetprof.analysis.report.Headline;
import io.fleetprof.api.v1alpha1.ArtifactsStatus;
import io.fleetprof.api.v1alpha1.Phase;
import io.fleetprof.api.v1alpha1.PodCounts;
import io.fleetprof.api.v1alpha1.ProfileRequestStatus;
import io.fleetprof.operator.store.Receipt;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Composes a request's status of what is known, within the bounds of its schema. */
public final class StatusComposer {
    private final Observation known;

    private StatusComposer(Observation known) {
        this.known = known;
    }

    public static ProfileRequestStatus compose(Observation known) {
        return new StatusComposer(known).status();
    }

    private ProfileRequestStatus status() {
        Optional<Analysis> analysis = known.analysis();
        List<Finding> findings = analysis.map(Analysis::findings).orElse(List.of());
        PodCounts pods = pods();
        Observation.Objects objects = known.objects();
        return new ProfileRequestStatus(
                known.generation(),
                phase(),
                known.receipts().size() + "/" + pods.selected() + " pods",
                analysis.map(it -> Verdicts.of(it.verdict())).orElse(null),
                known.report().map(it -> Headline.of(it).line()).orElse(""),
                pods.collected() + pods.downgraded() + "/" + pods.selected(),
                findings.size(),
                findings.isEmpty() ? "" : Headline.worst(findings.getFirst()),
                known.plan().plannedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                analysis.isPresent()
                        ? known.now().truncatedTo(ChronoUnit.SECONDS).toString()
                        : "",
                pods,
                new ArtifactsStatus(objects.storage(), objects.prefix(), objects.count(), objects.bytes()),
                known.reportUrl(),
                findings.stream()
                        .limit(ProfileRequestStatus.MAX_FINDINGS)
                        .map(FindingRow::of)
                        .toList(),
                TargetRow.worst(known.receipts()),
                Conditions.of(known, pods));
    }

    private Phase phase() {
        if (known.analysis().isPresent()) {
            return Phase.COMPLETE;
        }
        return known.receipts().size() < known.plan().targets().size() ? Phase.CAPTURING : Phase.ANALYSING;
    }

    private PodCounts pods() {
        return new PodCounts(
                known.plan().matched(),
                known.plan().targets().size(),
                count(Receipt.Outcome.Collected),
                count(Receipt.Outcome.Downgraded),
                count(Receipt.Outcome.Skipped),
                count(Receipt.Outcome.Failed),
                count(Receipt.Outcome.Gone));
    }

    private int count(Receipt.Outcome outcome) {
        return (int) known.receipts().stream()
                .filter(receipt -> receipt.outcome() == outcome)
                .count();
    }
}
