package io.fleetprof.operator.cli;

import io.fleetprof.api.v1alpha1.GoDuration;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Turns {@code 10s} or {@code 1m30s} into a length of time. */
final class DurationOption implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
        return switch (GoDuration.parse(text)) {
            case GoDuration.Ok(GoDuration duration)
            when duration.toDuration().isZero() ->
                throw new TypeConversionException("'" + text + "' is no time at all");
            case GoDuration.Ok(GoDuration duration) -> duration.toDuration();
            case GoDuration.Malformed(String message) -> throw new TypeConversionException(message);
        };
    }
}
