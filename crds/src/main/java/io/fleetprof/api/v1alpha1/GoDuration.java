package io.fleetprof.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length of time as Kubernetes and Go write it: {@code 500ms}, {@code 10s}, {@code 1m30s}, {@code 1.5h}. The text is
 * kept as it was written, because a spec that came back in another spelling would count as changed.
 *
 * @param text one to four numbers, each with a unit of h, m, s or ms; empty for {@link #UNSET}
 * @see <a href="https://pkg.go.dev/time#ParseDuration">time.ParseDuration</a>
 */
public record GoDuration(@JsonValue String text) {
    /** What the schema demands of every duration. */
    public static final String PATTERN = "^([0-9]{1,6}(\\.[0-9]{1,3})?(h|ms|m|s)){1,4}$";

    /** The longest text a duration can have. */
    public static final int MAX_LENGTH = 16;

    /** Not given: the field is left out on the wire. */
    public static final GoDuration UNSET = new GoDuration("");

    private static final Pattern WHOLE = Pattern.compile(PATTERN);
    private static final Pattern PART = Pattern.compile("([0-9.]+)(h|ms|m|s)");
    private static final Map<String, BigDecimal> NANOS = Map.of(
            "ms", BigDecimal.valueOf(1_000_000),
            "s", BigDecimal.valueOf(1_000_000_000),
            "m", BigDecimal.valueOf(60_000_000_000L),
            "h", BigDecimal.valueOf(3_600_000_000_000L));

    /** What came of reading a text. */
    public sealed interface Parsed {}

    /** It is a duration. */
    public record Ok(GoDuration duration) implements Parsed {}

    /** It is none; {@code message} is one line that says how to write it. */
    public record Malformed(String message) implements Parsed {}

    /** For text that is known to be right; a person's input goes through {@link #parse}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public GoDuration {
        text = text == null ? "" : text;
        if (!text.isEmpty() && !wellFormed(text)) {
            throw new IllegalArgumentException(advice(text));
        }
    }

    /** Reads what a person wrote. */
    public static Parsed parse(String text) {
        return wellFormed(text) ? new Ok(new GoDuration(text)) : new Malformed(advice(text));
    }

    public boolean isSet() {
        return !text.isEmpty();
    }

    /** This, or {@code other} when it was not given. */
    public GoDuration or(GoDuration other) {
        return isSet() ? this : other;
    }

    /** The length; zero when it was not given. */
    public Duration toDuration() {
        Matcher part = PART.matcher(text);
        BigDecimal nanos = BigDecimal.ZERO;
        while (part.find()) {
            nanos = nanos.add(new BigDecimal(part.group(1)).multiply(NANOS.get(part.group(2))));
        }
        return Duration.ofNanos(nanos.longValue());
    }

    @Override
    public String toString() {
        return text;
    }

    private static boolean wellFormed(String text) {
        return text.length() <= MAX_LENGTH && WHOLE.matcher(text).matches();
    }

    private static String advice(String text) {
        return "'" + Bounds.text(text, 40) + "' is not a duration; write it like 500ms, 10s or 1m30s";
    }
}
