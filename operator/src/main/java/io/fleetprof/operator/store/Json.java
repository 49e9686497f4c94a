package io.fleetprof.operator.store;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Records to JSON and back, strictly: an unknown, missing, doubled or null field, a number for a text, or anything
 * after the end is damage, not something to guess about.
 */
final class Json {
    private static final int MAX_NESTING = 16;
    private static final int MAX_STRING = 4_096;
    private static final int MAX_COMPLAINT = 300;
    private static final Pattern OUR_PACKAGES = Pattern.compile("io\\.fleetprof\\.[a-z.]+");
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_NESTING)
                            .maxStringLength(MAX_STRING)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private Json() {}

    /** What reading gave. */
    sealed interface Parsed<T> {
        record Valid<T>(T value) implements Parsed<T> {}

        /** @param why one line of at most {@value #MAX_COMPLAINT} characters and the line number */
        record Damaged<T>(String why) implements Parsed<T> {}
    }

    static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JacksonException e) {
            throw new IllegalStateException("records of this package are always writable", e);
        }
    }

    static <T> Parsed<T> read(byte[] bytes, Class<T> type) {
        try {
            T value = MAPPER.readValue(bytes, type);
            return value == null ? new Parsed.Damaged<>("it says null") : new Parsed.Valid<>(value);
        } catch (JacksonException e) {
            return new Parsed.Damaged<>(why(e));
        } catch (IOException e) {
            return new Parsed.Damaged<>(String.valueOf(e.getMessage()));
        }
    }

    /** A record's own complaint is the clearest; Jackson's names our classes, which nobody outside needs to see. */
    private static String why(JacksonException e) {
        String said = e instanceof ValueInstantiationException && e.getCause() != null
                ? e.getCause().getMessage()
                : OUR_PACKAGES.matcher(e.getOriginalMessage()).replaceAll("");
        String where =
                e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
        return OneLine.of(said, MAX_COMPLAINT) + where;
    }
}
