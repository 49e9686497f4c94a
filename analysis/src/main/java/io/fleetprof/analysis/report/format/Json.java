package io.fleetprof.analysis.report.format;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.Arrays;

/**
 * How our records are written as JSON: components in their order, camelCase, enums by {@link Label}, times in ISO 8601,
 * what is absent left out, two spaces of indent. Reading is bounded and takes nothing that is null or missing.
 */
public final class Json {
    /** Longest string in a document of ours; a longer one is cut. */
    public static final int MAX_STRING = 1024;

    /** Largest document that is read. */
    public static final int MAX_DOCUMENT = 64 << 20;

    private static final int MAX_DEPTH = 32;

    private Json() {}

    /** A mapper to be made once a document type and shared; add mix-ins before the first use. */
    public static JsonMapper mapper() {
        StreamReadConstraints bounds = StreamReadConstraints.builder()
                .maxNestingDepth(MAX_DEPTH)
                .maxStringLength(64 * MAX_STRING)
                .maxDocumentLength(MAX_DOCUMENT)
                .build();
        JsonMapper mapper = JsonMapper.builder(
                        JsonFactory.builder().streamReadConstraints(bounds).build())
                .annotationIntrospector(new EnumLabels())
                .addModules(new Jdk8Module(), new JavaTimeModule(), strings())
                .enable(SerializationFeature.INDENT_OUTPUT)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
                .build();
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        mapper.setDefaultPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(lines));
        return mapper;
    }

    /** Cut to what a schema allows, and never half a character: that is no legal UTF-8. */
    static String bounded(String text) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), MAX_STRING));
        text.codePoints()
                .limit(MAX_STRING)
                .map(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? '\ufffd' : point)
                .forEach(out::appendCodePoint);
        return out.toString();
    }

    private static SimpleModule strings() {
        return new SimpleModule().addSerializer(String.class, new StdSerializer<>(String.class) {
            @Override
            public void serialize(String text, JsonGenerator out, SerializerProvider provider) throws IOException {
                out.writeString(bounded(text));
            }
        });
    }

    /** Names enum constants by {@link Label}, in both directions. */
    private static final class EnumLabels extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public String[] findEnumValues(
                MapperConfig<?> config, AnnotatedClass type, Enum<?>[] constants, String[] names) {
            return Arrays.stream(constants).map(Label::of).toArray(String[]::new);
        }
    }
}
