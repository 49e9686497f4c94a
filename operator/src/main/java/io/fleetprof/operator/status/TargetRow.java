package io.fleetprof.operator.status;

import io.fleetprof.api.v1alpha1.CapturePath;
import io.fleetprof.api.v1alpha1.Cost;
import io.fleetprof.api.v1alpha1.OutcomeKind;
import io.fleetprof.api.v1alpha1.ProfileRequestStatus;
import io.fleetprof.api.v1alpha1.Reason;
import io.fleetprof.api.v1alpha1.TargetRuntime;
import io.fleetprof.api.v1alpha1.TargetStatus;
import io.fleetprof.operator.store.ContainerId;
import io.fleetprof.operator.store.Plan;
import io.fleetprof.operator.store.Receipt;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What came of one target, as its receipt has it. */
final class TargetRow {
    private static final Comparator<Receipt> WORST_FIRST = Comparator.comparing(
                    (Receipt receipt) -> receipt.outcome() == Receipt.Outcome.Collected)
            .thenComparing(Comparator.comparing(Receipt::outcome).reversed())
            .thenComparing(receipt -> receipt.container().pod());

    private TargetRow() {}

    static List<TargetStatus> worst(Plan plan, List<Receipt> receipts) {
        Map<ContainerId, String> nodes = plan.targets().stream()
                .collect(Collectors.toMap(
                        Plan.Target::container, target -> target.context().node()));
        return receipts.stream()
                .sorted(WORST_FIRST)
                .limit(ProfileRequestStatus.MAX_TARGETS)
                .map(receipt -> of(receipt, nodes.getOrDefault(receipt.container(), "")))
                .toList();
    }

    private static TargetStatus of(Receipt receipt, String node) {
        Receipt.Cost cost = receipt.cost();
        return new TargetStatus(
                receipt.container().pod(),
                node,
                receipt.container().container(),
                named(TargetRuntime.values(), TargetRuntime::label, receipt.runtime())
                        .orElse(TargetRuntime.UNKNOWN),
                named(CapturePath.values(), CapturePath::label, receipt.path()).orElse(null),
                outcome(receipt.outcome()),
                named(Reason.values(), Reason::label, receipt.reason()).orElse(null),
                receipt.message(),
                receipt.artifacts().isEmpty()
                        ? null
                        : new Cost(cost.pauseMillis(), cost.bytes(), Math.round(cost.millis() / 1000.0)));
    }

    /** {@code checkout-7f…: Skipped, NoPprof: Goroutine: status 404}. */
    static String inWords(TargetStatus target) {
        String why = target.reasonIfAny().map(reason -> ", " + reason.label()).orElse("");
        return target.pod() + ": " + target.outcome().label() + why
                + (target.message().isEmpty() ? "" : ": " + target.message());
    }

    /** A receipt of a newer version may name what this one does not know. */
    private static <E> Optional<E> named(E[] values, Function<E, String> label, String name) {
        return Arrays.stream(values)
                .filter(value -> label.apply(value).equals(name))
                .findFirst();
    }

    private static OutcomeKind outcome(Receipt.Outcome outcome) {
        return switch (outcome) {
            case Collected -> OutcomeKind.COLLECTED;
            case Downgraded -> OutcomeKind.DOWNGRADED;
            case Skipped -> OutcomeKind.SKIPPED;
            case Failed -> OutcomeKind.FAILED;
            case Gone -> OutcomeKind.GONE;
        };
    }
}
