package io.fleetprof.operator.status;

import io.fleetprof.api.v1alpha1.Condition;
import io.fleetprof.api.v1alpha1.ConditionReason;
import io.fleetprof.api.v1alpha1.ConditionStatus;
import io.fleetprof.api.v1alpha1.ConditionType;
import io.fleetprof.api.v1alpha1.Phase;
import io.fleetprof.api.v1alpha1.ProfileRequestStatus;
import io.fleetprof.api.v1alpha1.Verdict;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What people are told by an event.
 *
 * @param severity Normal or Warning
 * @param reason in one word
 * @param message one line
 */
public record Announcement(Severity severity, String reason, String message) {
    private static final String LEAK_FOUND = "LeakFound";
    /** Ends after which somebody has to do something for a result. */
    private static final Set<ConditionReason> VAIN =
            EnumSet.of(ConditionReason.REJECTED, ConditionReason.NOTHING_COLLECTED, ConditionReason.DEADLINE_EXCEEDED);

    /** As events write it. */
    public enum Severity {
        NORMAL("Normal"),
        WARNING("Warning");

        private final String label;

        Severity(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** What has changed from one status to the next that is worth a line. */
    public static List<Announcement> of(ProfileRequestStatus before, ProfileRequestStatus after) {
        List<Announcement> all = new ArrayList<>();
        if (before.phase() != after.phase() && after.phase() == Phase.CAPTURING) {
            all.add(normal(
                    "Capturing",
                    "profiling " + after.pods().selected() + " of "
                            + after.pods().matched() + " matching pods"));
        }
        if (before.phase() != after.phase() && after.phase() == Phase.ANALYSING) {
            all.add(normal("Analysing", "reading the profiles of " + after.podsSummary() + " pods"));
        }
        hindrance(after)
                .filter(line -> !Optional.of(line).equals(hindrance(before)))
                .ifPresent(all::add);
        if (before.phase() != after.phase() && after.phase() == Phase.COMPLETE) {
            all.add(end(after));
        }
        return all;
    }

    /** What is said of a leak where its workload is looked at. */
    public static Announcement ofLeak(String request, ProfileRequestStatus status) {
        return new Announcement(Severity.WARNING, LEAK_FOUND, "ProfileRequest " + request + ": " + status.summary());
    }

    public boolean isLeak() {
        return reason.equals(LEAK_FOUND);
    }

    private static Optional<Announcement> hindrance(ProfileRequestStatus status) {
        if (status.phase() == Phase.COMPLETE) {
            return Optional.empty();
        }
        ConditionType type = status.phase() == Phase.PENDING ? ConditionType.ACCEPTED : ConditionType.COMPLETE;
        return status.condition(type)
                .filter(condition -> condition.status() == ConditionStatus.FALSE)
                .filter(condition ->
                        !condition.message().equals(condition.reason().meaning()))
                .map(condition ->
                        new Announcement(Severity.WARNING, condition.reason().label(), condition.message()));
    }

    private static Announcement end(ProfileRequestStatus status) {
        Optional<Condition> complete = status.condition(ConditionType.COMPLETE);
        String reason = complete.map(it -> it.reason().label()).orElse("Complete");
        if (status.verdictIfKnown()
                .filter(verdict -> verdict == Verdict.LEAKING)
                .isPresent()) {
            return new Announcement(Severity.WARNING, LEAK_FOUND, status.summary());
        }
        return complete.filter(it -> VAIN.contains(it.reason())).isPresent()
                ? new Announcement(Severity.WARNING, reason, status.summary())
                : normal(reason, status.summary());
    }

    private static Announcement normal(String reason, String message) {
        return new Announcement(Severity.NORMAL, reason, message);
    }
}
