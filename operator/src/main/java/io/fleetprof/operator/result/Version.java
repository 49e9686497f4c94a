package io.fleetprof.operator.result;

import java.util.Optional;

/** The version of this program, as its jar says; a build that is run from its classes is "dev". */
public final class Version {
    public static final String PROGRAM = Optional.ofNullable(
                    Version.class.getPackage().getImplementationVersion())
            .orElse("dev");

    private Version() {}
}
