package io.fleetprof.agent.session;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A JSON object on a line of its own: strings, whole numbers, and lists of such objects. Unknown fields are let be. */
final class Message {
    private static final int MAX_DEPTH = 4;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(20)
                    .build())
            .build();

    /** String, Long or List of Message. */
    private final Map<String, Object> fields = new LinkedHashMap<>();

    Message with(String name, String text) {
        fields.put(name, text);
        return this;
    }

    Message with(String name, long number) {
        fields.put(name, number);
        return this;
    }

    Message with(String name, List<Message> rows) {
        fields.put(name, rows);
        return this;
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    String text(String name) throws Malformed {
        if (fields.get(name) instanceof String text) {
            return text;
        }
        throw new Malformed("no text " + name);
    }

    /** Both bounds are allowed. */
    long number(String name, long min, long max) throws Malformed {
        if (fields.get(name) instanceof Long number && number >= min && number <= max) {
            return number;
        }
        throw new Malformed("no number %s from %d to %d".formatted(name, min, max));
    }

    <E extends Enum<E>> E constant(String name, Class<E> type) throws Malformed {
        String text = text(name);
        return Stream.of(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new Malformed("no such " + name));
    }

    List<Message> rows(String name) throws Malformed {
        if (fields.get(name) instanceof List<?> rows) {
            return rows.stream().map(Message.class::cast).toList();
        }
        throw new Malformed("no list " + name);
    }

    static Message of(byte[] line) throws Malformed {
        try (JsonParser json = JSON.createParser(line)) {
            expect(json.nextToken() == JsonToken.START_OBJECT);
            Message message = object(json);
            expect(json.nextToken() == null);
            return message;
        } catch (IOException e) {
            throw new Malformed("no JSON", e);
        }
    }

    /** From after its opening bracket. */
    private static Message object(JsonParser json) throws IOException, Malformed {
        Message message = new Message();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            switch (json.nextToken()) {
                case VALUE_STRING -> message.with(name, json.getText());
                case VALUE_NUMBER_INT -> message.with(name, json.getLongValue());
                case START_ARRAY -> message.with(name, rows(json));
                case null, default -> throw new Malformed("a value of another kind");
            }
        }
        expect(json.currentToken() == JsonToken.END_OBJECT);
        return message;
    }

    private static List<Message> rows(JsonParser json) throws IOException, Malformed {
        List<Message> rows = new ArrayList<>();
        while (json.nextToken() == JsonToken.START_OBJECT) {
            rows.add(object(json));
        }
        expect(json.currentToken() == JsonToken.END_ARRAY);
        return rows;
    }

    private static void expect(boolean isRight) throws Malformed {
        if (!isRight) {
            throw new Malformed("no object of this protocol");
        }
    }

    /** With the line end. */
    byte[] line() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            write(json);
        }
        bytes.write('\n');
        return bytes.toByteArray();
    }

    private void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, Object> field : fields.entrySet()) {
            json.writeFieldName(field.getKey());
            switch (field.getValue()) {
                case String text -> json.writeString(text);
                case Long number -> json.writeNumber(number);
                case List<?> rows -> {
                    json.writeStartArray();
                    for (Object row : rows) {
                        ((Message) row).write(json);
                    }
                    json.writeEndArray();
                }
                default -> throw new IllegalStateException(field.getKey());
            }
        }
        json.writeEndObject();
    }
}
