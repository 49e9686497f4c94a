package io.fleetprof.operator.status;

import io.fleetprof.analysis.leak.Finding;
import io.fleetprof.analysis.leak.PodShare;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.api.v1alpha1.FindingStatus;

/** A finding in brief. */
final class FindingRow {
    private FindingRow() {}

    static FindingStatus of(Finding finding) {
        return new FindingStatus(
                finding.id(),
                Verdicts.of(finding.tier()),
                kind(finding.fingerprint().family()),
                finding.state().name(),
                finding.location().display(),
                finding.count(),
                finding.pods().size(),
                finding.pods().stream().findFirst().map(PodShare::pod).orElse(""),
                finding.growth().perMinute().map(Math::round).orElse(null),
                null,
                "",
                finding.cause(),
                finding.remedy());
    }

    private static String kind(Family family) {
        return switch (family) {
            case GOROUTINE -> "Goroutine";
            case THREAD -> "Thread";
            case VIRTUAL_THREAD -> "VirtualThread";
            case COROUTINE -> "Coroutine";
            case EXECUTOR -> "Executor";
            case HEAP -> "Heap";
            case CONNECTION -> "Connection";
            case DESCRIPTOR -> "Descriptor";
            case START -> "ThreadStart";
            case WITNESS -> "LiveObject";
            case ALLOCATION -> "Allocation";
            case ACTIVITY -> "Activity";
        };
    }
}
