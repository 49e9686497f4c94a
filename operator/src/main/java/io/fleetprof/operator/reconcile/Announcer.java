package io.fleetprof.operator.reconcile;

import io.fleetprof.api.v1alpha1.ProfileRequest;
import io.fleetprof.api.v1alpha1.ProfileRequestStatus;

/** Tells the world beside the status: events for people, figures for alerts. Never throws, never blocks for long. */
public interface Announcer {
    /** A status is about to be written. */
    void announce(ProfileRequest request, ProfileRequestStatus before, ProfileRequestStatus after);

    /** A request that was over before this process looked at it. */
    void remember(ProfileRequest finished);
}
