package io.fleetprof.operator.status;

import io.fleetprof.analysis.leak.Analysis;
import io.fleetprof.analysis.leak.Finding;
import io.fleetprof.analysis.report.Headline;
import io.fleetprof.api.v1alpha1.ArtifactsStatus;
import io.fleetprof.api.v1alpha1.Phase;
import io.fleetprof.api.v1alpha1.PodCounts;
import io.fleetprof.api.v1alpha1.ProfileRequestStatus;
import io.fleetprof.api.v1alpha1.TargetStatus;
import io.fleetprof.api.v1alpha1.Verdict;
import io.fleetprof.operator.store.Plan;
import io.fleetprof.operator.store.Receipt;
import java.time.Instant;
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
        StatusComposer composer = new StatusComposer(known);
        return switch (known.progress()) {
            case Progress.Unplanned _ -> composer.unplanned(Phase.PENDING, "", "");
            case Progress.Planned planned -> composer.planned(planned, phase(planned), "");
            case Progress.Concluded concluded -> composer.concluded(concluded);
            case Progress.Rejected(var _, String message) ->
                composer.unplanned(Phase.COMPLETE, message, composer.now());
            case Progress.Expired(Optional<Progress.Planned> last, String message) ->
                last.map(planned -> composer.planned(planned, Phase.COMPLETE, composer.now()))
                        .orElseGet(() -> composer.unplanned(Phase.COMPLETE, message, composer.now()));
        };
    }

    private static Phase phase(Progress.Planned planned) {
        return planned.isCaptured() ? Phase.ANALYSING : Phase.CAPTURING;
    }

    private ProfileRequestStatus unplanned(Phase phase, String summary, String end) {
        return new ProfileRequestStatus(
                known.generation(),
                phase,
                "",
                verdict(phase),
                summary,
                "",
                0,
                "",
                seconds(known.start()),
                end,
                PodCounts.NONE,
                ArtifactsStatus.NONE,
                "",
                List.of(),
                List.of(),
                Conditions.of(known, PodCounts.NONE));
    }

    private ProfileRequestStatus planned(Progress.Planned planned, Phase phase, String end) {
        PodCounts pods = pods(planned.plan(), planned.receipts());
        return new ProfileRequestStatus(
                known.generation(),
                phase,
                progress(planned.plan(), planned.receipts()),
                verdict(phase),
                phase == Phase.COMPLETE ? "Inconclusive: the time was over before the profiles were read" : "",
                podsSummary(pods),
                0,
                "",
                seconds(planned.plan().plannedAt()),
                end,
                pods,
                ArtifactsStatus.NONE,
                "",
                List.of(),
                TargetRow.worst(planned.plan(), planned.receipts()),
                Conditions.of(known, pods));
    }

    private ProfileRequestStatus concluded(Progress.Concluded end) {
        Analysis analysis = end.analysis();
        List<Finding> findings = analysis.findings();
        PodCounts pods = pods(end.plan(), end.receipts());
        StoredObjects objects = end.objects();
        return new ProfileRequestStatus(
                known.generation(),
                Phase.COMPLETE,
                progress(end.plan(), end.receipts()),
                Verdicts.of(analysis.verdict()),
                summary(end, pods),
                podsSummary(pods),
                findings.size(),
                findings.isEmpty() ? "" : FindingRow.worst(findings.getFirst()),
                seconds(end.plan().plannedAt()),
                now(),
                pods,
                new ArtifactsStatus(objects.storage(), objects.prefix(), objects.count(), objects.bytes()),
                end.reportUrl(),
                findings.stream()
                        .limit(ProfileRequestStatus.MAX_FINDINGS)
                        .map(FindingRow::of)
                        .toList(),
                TargetRow.worst(end.plan(), end.receipts()),
                Conditions.of(known, pods));
    }

    /** Of pods of which none was collected nothing can be said but why. */
    private static String summary(Progress.Concluded end, PodCounts pods) {
        Optional<TargetStatus> first = TargetRow.worst(end.plan(), end.receipts()).stream()
                .filter(_ -> pods.collected() + pods.downgraded() == 0)
                .findFirst();
        return first.map(target -> "Inconclusive: no pod was collected; " + TargetRow.inWords(target))
                .orElseGet(() -> Headline.of(end.report()).line());
    }

    /** What ended without a result says nothing of leaks; while work goes on there is no verdict. */
    private static Verdict verdict(Phase phase) {
        return phase == Phase.COMPLETE ? Verdict.INCONCLUSIVE : null;
    }

    private static String progress(Plan plan, List<Receipt> receipts) {
        return receipts.size() + "/" + plan.targets().size() + " pods";
    }

    private static String podsSummary(PodCounts pods) {
        return pods.collected() + pods.downgraded() + "/" + pods.selected();
    }

    private static PodCounts pods(Plan plan, List<Receipt> receipts) {
        return new PodCounts(
                plan.matched(),
                plan.targets().size(),
                count(receipts, Receipt.Outcome.Collected),
                count(receipts, Receipt.Outcome.Downgraded),
                count(receipts, Receipt.Outcome.Skipped),
                count(receipts, Receipt.Outcome.Failed),
                count(receipts, Receipt.Outcome.Gone));
    }

    private static int count(List<Receipt> receipts, Receipt.Outcome outcome) {
        return (int) receipts.stream()
                .filter(receipt -> receipt.outcome() == outcome)
                .count();
    }

    /** Once over, the end keeps its time however often the status is composed again. */
    private String now() {
        String end = known.before().completionTime();
        return end.isEmpty() ? seconds(known.now()) : end;
    }

    private static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
