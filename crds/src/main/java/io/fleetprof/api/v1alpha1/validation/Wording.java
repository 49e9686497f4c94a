package io.fleetprof.api.v1alpha1.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ValidationMessage;
import io.fleetprof.api.v1alpha1.GoDuration;
import io.fleetprof.api.v1alpha1.Names;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Says in words what the schema's validator found, with the way to mend it. */
final class Wording {
    private static final int SHOWN = 40;

    private Wording() {}

    static Problem problem(ValidationMessage found) {
        String path = found.getInstanceLocation().toString().replaceFirst("^\\$\\.?", "");
        return switch (found.getType()) {
            case "required" -> new Problem(child(path, found.getProperty()), "is missing; add it");
            case "additionalProperties" -> new Problem(child(path, found.getProperty()), unknownField(found));
            default -> new Problem(path, message(found));
        };
    }

    private static String message(ValidationMessage found) {
        JsonNode value = found.getInstanceNode();
        String bound = found.getSchemaNode().asText();
        return switch (found.getType()) {
            case "enum" -> notAllowed(shown(value), texts(found.getSchemaNode()));
            case "type" -> shown(value) + wrongType(found, bound);
            case "pattern" -> shown(value) + malformed(bound);
            case "minimum" -> shown(value) + " is too small; give at least " + whole(found.getSchemaNode());
            case "maximum" -> shown(value) + " is too large; give at most " + whole(found.getSchemaNode());
            case "minLength" -> "is empty; give a value or leave the field out";
            case "maxLength" -> "is " + value.asText().length() + " characters long; give at most " + bound;
            case "maxItems", "maxProperties" -> "has " + value.size() + " entries; give at most " + bound;
            default -> found.getError();
        };
    }

    private static String unknownField(ValidationMessage found) {
        List<String> known = schemaOf(found)
                .path("properties")
                .propertyStream()
                .map(Map.Entry::getKey)
                .toList();
        return suggestion("is no field", found.getProperty(), known);
    }

    private static String notAllowed(String shown, List<String> allowed) {
        return suggestion(shown + " is not allowed", shown.replace("'", ""), allowed);
    }

    private static String suggestion(String what, String word, List<String> known) {
        Optional<String> nearest = Spelling.nearest(word, known);
        String list = known.size() == 1 ? known.getFirst() : "one of " + String.join(", ", known);
        return what + nearest.map(meant -> "; did you mean " + meant + "?").orElse(".") + " Write " + list;
    }

    private static String wrongType(ValidationMessage found, String wanted) {
        boolean duration =
                GoDuration.PATTERN.equals(schemaOf(found).path("pattern").asText());
        return duration ? malformed(GoDuration.PATTERN) : " is no " + wanted + "; " + mend(wanted);
    }

    private static String mend(String wanted) {
        return switch (wanted) {
            case "string" -> "write a text, in quotes if it looks like a number";
            case "boolean" -> "write true or false";
            case "integer" -> "write a whole number";
            case "array" -> "write a list";
            default -> "write its fields";
        };
    }

    private static String malformed(String pattern) {
        return switch (pattern) {
            case GoDuration.PATTERN -> " is no duration; write it like 500ms, 10s or 1m30s";
            case Names.LABEL -> " is no name; use lower case letters, digits and -";
            case Names.SUBDOMAIN -> " is no name; use lower case letters, digits, - and .";
            default -> " is not in the form " + pattern;
        };
    }

    private static JsonNode schemaOf(ValidationMessage found) {
        return RequestSchema.ROOT.at(
                found.getSchemaLocation().getFragment().getParent().toString());
    }

    private static String child(String path, String name) {
        return path.isEmpty() ? cut(name) : path + "." + cut(name);
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static String whole(JsonNode number) {
        return Long.toString(number.asLong());
    }

    private static String shown(JsonNode value) {
        return "'" + cut(value.isTextual() ? value.asText() : value.toString()) + "'";
    }

    /** Short and on one line, whatever the file held. */
    private static String cut(String text) {
        String line = text.replaceAll("\\p{C}", "?");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }
}
