package io.fleetprof.operator.reconcile;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fleetprof.api.v1alpha1.ProfileRequest;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Removes finished requests {@code spec.ttlSecondsAfterFinished} after their end. What they stored stays. */
final class Removal {
    private final KubernetesClient client;
    private final Clock clock;

    Removal(KubernetesClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    UpdateControl<ProfileRequest> of(ProfileRequest finished) {
        Optional<Instant> due = due(finished);
        if (due.isEmpty()) {
            return UpdateControl.noUpdate();
        }
        Duration left = Duration.between(clock.instant(), due.get());
        if (left.isPositive()) {
            return UpdateControl.<ProfileRequest>noUpdate().rescheduleAfter(left);
        }
        client.resource(finished).delete();
        return UpdateControl.noUpdate();
    }

    private static Optional<Instant> due(ProfileRequest finished) {
        int seconds = finished.getSpec().ttlSecondsAfterFinished();
        if (seconds == 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    Instant.parse(finished.getStatus().completionTime()).plusSeconds(seconds));
        } catch (DateTimeParseException _) { // somebody else wrote the status
            return Optional.empty();
        }
    }
}
