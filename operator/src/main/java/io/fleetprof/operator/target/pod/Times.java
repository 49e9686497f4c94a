package io.fleetprof.operator.target.pod;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Times as the API writes them, RFC 3339. */
final class Times {
    private Times() {}

    /** @param text may be null, as in what the API left out */
    static Optional<Instant> parse(String text) {
        try {
            return Optional.ofNullable(text).map(Instant::parse);
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
