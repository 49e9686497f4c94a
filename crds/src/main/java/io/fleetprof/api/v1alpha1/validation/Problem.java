package io.fleetprof.api.v1alpha1.validation;

/**
 * One thing that is wrong with a file, on one line.
 *
 * @param path the field, such as {@code spec.profiles[0].kind}; empty for the file as a whole
 * @param message what is wrong and how to mend it
 */
public record Problem(String path, String message) {
    /** As it is shown. */
    public String line() {
        return path.isEmpty() ? message : path + ": " + message;
    }
}
