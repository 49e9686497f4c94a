package io.fleetprof.operator.capture;

import io.fleetprof.api.v1alpha1.CapturePath;
import java.util.Optional;

/**
 * How a target was reached.
 *
 * @param path that led to it; empty when none did, or none was needed
 * @param detour why it was not a shorter one, one line; empty when there is nothing to say
 */
public record Route(Optional<CapturePath> path, String detour) {
    public static final Route NONE = new Route(Optional.empty(), "");

    public static Route by(CapturePath path) {
        return new Route(Optional.of(path), "");
    }
}
