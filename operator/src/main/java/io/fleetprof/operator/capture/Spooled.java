package io.fleetprof.operator.capture;

import io.fleetprof.api.v1alpha1.ProfileKind;
import io.fleetprof.api.v1alpha1.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** Files on their way from a target to the store. */
record Spooled(Path folder) {
    /** Makes a file, has it filled, and removes it where nothing came that can be used. */
    Taken fill(ProfileKind kind, Function<Path, Taken> filling) {
        try {
            Path file = Files.createTempFile(folder, "body", "");
            Taken taken = filling.apply(file);
            if (taken instanceof Taken.Missed) {
                Files.deleteIfExists(file);
            }
            return taken;
        } catch (IOException e) {
            return new Taken.Missed(kind, Reason.INTERNAL_ERROR, "no room for the body: " + e.getMessage());
        }
    }
}
