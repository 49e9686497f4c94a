package io.fleetprof.operator.telemetry;

import io.fleetprof.api.v1alpha1.Change;
import io.fleetprof.api.v1alpha1.FindingStatus;
import io.fleetprof.api.v1alpha1.ProfileRequest;
import io.fleetprof.api.v1alpha1.WorkloadRef;
import io.fleetprof.operator.store.Receipt;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Figures for alerts: {@code fleetprof_findings{namespace,workload,tier,change}}, the findings of each workload's newest
 * finished request, and {@code fleetprof_capture_failures_total{reason}}.
 */
final class Figures {
    private final MeterRegistry registry;
    private final MultiGauge findings;
    private final Map<Workload, Finished> newest = new TreeMap<>();

    Figures(MeterRegistry registry) {
        this.registry = registry;
        this.findings = MultiGauge.builder("fleetprof.findings")
                .description("Findings of the newest finished request of a workload")
                .register(registry);
    }

    /** Whose findings they are. */
    private record Workload(String namespace, String name) implements Comparable<Workload> {
        @Override
        public int compareTo(Workload other) {
            int order = namespace.compareTo(other.namespace);
            return order != 0 ? order : name.compareTo(other.name);
        }
    }

    private record Finished(String uid, String end, List<FindingStatus> findings) {}

    private record Kind(Workload workload, String tier, String change) {}

    /** A request is over; an older one than the one known of its workload changes nothing. */
    synchronized void finished(ProfileRequest request) {
        Workload workload = new Workload(request.getMetadata().getNamespace(), workload(request));
        Finished one = new Finished(
                request.getMetadata().getUid(),
                request.getStatus().completionTime(),
                request.getStatus().findings());
        newest.merge(workload, one, (before, after) -> after.end().compareTo(before.end()) >= 0 ? after : before);
        publish();
    }

    void ended(Receipt receipt) {
        switch (receipt.outcome()) {
            case Failed, Skipped, Downgraded ->
                registry.counter("fleetprof.capture.failures", "reason", receipt.reason())
                        .increment();
            case Collected, Gone -> {
                // Pods come and go; that is no failure.
            }
        }
    }

    private void publish() {
        Map<Kind, Long> counts = newest.entrySet().stream()
                .flatMap(row -> row.getValue().findings().stream().map(finding -> kind(row.getKey(), finding)))
                .collect(Collectors.groupingBy(kind -> kind, Collectors.counting()));
        findings.register(
                counts.entrySet().stream()
                        .map(row -> MultiGauge.Row.of(tags(row.getKey()), row.getValue()))
                        .collect(Collectors.toList()),
                true);
    }

    /** Without an earlier run to compare with, every finding is new. */
    private static Kind kind(Workload workload, FindingStatus finding) {
        return new Kind(
                workload,
                finding.tier().label(),
                Optional.ofNullable(finding.change()).orElse(Change.NEW).label());
    }

    private static Tags tags(Kind kind) {
        return Tags.of(
                "namespace", kind.workload().namespace(),
                "workload", kind.workload().name(),
                "tier", kind.tier(),
                "change", kind.change());
    }

    /** A request by labels stands for itself: which workloads those are may change from run to run. */
    private static String workload(ProfileRequest request) {
        return request.getSpec().target().byWorkload().map(WorkloadRef::name).orElseGet(() -> request.getSpec()
                .target()
                .bySelector()
                .map(selector -> selector.matchLabels().entrySet().stream()
                        .map(label -> label.getKey() + "=" + label.getValue())
                        .collect(Collectors.joining(",")))
                .orElse(""));
    }
}
