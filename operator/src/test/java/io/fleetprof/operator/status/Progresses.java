package io.fleetprof.operator.status;

import io.fleetprof.api.v1alpha1.ProfileRequestStatus;
import io.fleetprof.api.v1alpha1.Reason;
import io.fleetprof.operator.store.ContainerId;
import io.fleetprof.operator.store.Plan;
import io.fleetprof.operator.store.PodContext;
import io.fleetprof.operator.store.Receipt;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Requests at every point of their way, for tests: {@code pods} containers planned at 12:00, due at 12:30. */
public final class Progresses {
    public static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    public static final Instant DUE = NOON.plusSeconds(1800);

    private Progresses() {}

    public static Observation seen(Progress progress, Instant now) {
        return new Observation(1, ProfileRequestStatus.EMPTY, progress, NOON, DUE, now);
    }

    public static Progress.Planned planned(int pods, Receipt... receipts) {
        List<Plan.Target> targets = IntStream.range(0, pods)
                .mapToObj(i -> new Plan.Target(container(i), "", "checkout", PodContext.NONE, List.of("Goroutine")))
                .toList();
        return new Progress.Planned(
                new Plan(Plan.VERSION, "shop", "checkout", "7", NOON, DUE, pods, targets),
                List.of(receipts),
                Optional.empty());
    }

    public static ContainerId container(int i) {
        return new ContainerId("checkout-" + i, "uid-" + i, "app");
    }

    public static Receipt collected(int i) {
        return receipt(i, Receipt.Outcome.Collected, "");
    }

    public static Receipt failed(int i, Reason reason) {
        return receipt(i, Receipt.Outcome.Failed, reason.label());
    }

    private static Receipt receipt(int i, Receipt.Outcome outcome, String reason) {
        return new Receipt(
                Receipt.VERSION,
                container(i),
                "Go",
                "PodIP",
                outcome,
                reason,
                "",
                NOON,
                NOON.plusSeconds(20),
                new Receipt.Cost(2, 1000, 20_000),
                List.of());
    }
}
