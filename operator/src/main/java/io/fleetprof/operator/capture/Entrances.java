package io.fleetprof.operator.capture;

import io.fleetprof.api.v1alpha1.CaptureSpec;

/** Makes the entrance that a request's {@code spec.capture} allows. */
public interface Entrances {
    Entrance of(CaptureSpec capture);
}
