package io.fleetprof.operator.status;

import io.fleetprof.analysis.leak.Finding;
import io.fleetprof.analysis.leak.PodShare;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.report.Headline;
import io.fleetprof.api.v1alpha1.FindingStatus;
import io.fleetprof.api.v1alpha1.ProfileRequestStatus;

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

    /** For a column: of a place that is too long for it the path before its package goes first. */
    static String worst(Finding finding) {
        String whole = Headline.worst(finding);
        String place = finding.location().display();
        return whole.length() <= ProfileRequestStatus.MAX_WORST
                ? whole
                : whole.replace(place, place.substring(place.lastIndexOf('/') + 1));
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
            case LAUNCH -> "CoroutineLaunch";
            case WITNESS -> "LiveObject";
            case ALLOCATION -> "Allocation";
            case ACTIVITY -> "Activity";
        };
    }
}
