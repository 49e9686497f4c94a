package io.fleetprof.api.v1alpha1.validation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fleetprof.api.v1alpha1.ProfileRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** One YAML or JSON document as a tree, within bounds of size and depth. */
sealed interface Document {
    int MAX_CHARACTERS = 256 * 1024;
    int MAX_DEPTH = 32;

    ObjectMapper JSON = JsonMapper.builder().build();
    LoadSettings SETTINGS = LoadSettings.builder()
            .setSchema(new CoreSchema())
            .setAllowDuplicateKeys(false)
            .setCodePointLimit(MAX_CHARACTERS)
            .build();

    /** A mapping. */
    record Parsed(ObjectNode root) implements Document {}

    /** No mapping, or none that is read. */
    record Unreadable(Problem problem) implements Document {}

    static Document parse(String text) {
        if (text.length() > MAX_CHARACTERS) {
            return unreadable("is larger than 256 KiB; a request is a few lines of YAML");
        }
        try {
            Optional<String> refusal = refusal(new Parse(SETTINGS).parseString(text));
            return refusal.isPresent() ? unreadable(refusal.get()) : tree(new Load(SETTINGS).loadFromString(text));
        } catch (MarkedYamlEngineException e) {
            return unreadable("is not YAML" + place(e) + ": " + oneLine(e.getProblem()));
        } catch (YamlEngineException e) {
            return unreadable("is not YAML: " + oneLine(e.getMessage()));
        }
    }

    /** The resource that a checked tree stands for; what only a server sets is left out. */
    static ProfileRequest bind(ObjectNode checked) {
        ObjectNode own = checked.deepCopy();
        own.remove("status");
        own.withObject("/metadata").retain(List.of("name", "generateName", "namespace", "labels", "annotations"));
        try {
            return JSON.treeToValue(own, ProfileRequest.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the schema lets through what the records do not", e);
        }
    }

    private static Document tree(Object loaded) {
        if (!isJson(loaded)) {
            return unreadable("holds an empty key, .nan or .inf, which no field takes; leave it out");
        }
        JsonNode node = JSON.valueToTree(loaded);
        return node instanceof ObjectNode root
                ? new Parsed(root)
                : unreadable("holds no ProfileRequest; begin with apiVersion: fleetprof.io/v1alpha1");
    }

    /** YAML can say more than the API's JSON. */
    private static boolean isJson(Object loaded) {
        return switch (loaded) {
            case Map<?, ?> map ->
                !map.containsKey(null) && map.values().stream().allMatch(Document::isJson);
            case List<?> list -> list.stream().allMatch(Document::isJson);
            case Double number -> Double.isFinite(number);
            case null, default -> true;
        };
    }

    /** Judged on the flat stream of events, because a tree that is too deep cannot be built safely. */
    private static Optional<String> refusal(Iterable<Event> events) {
        int depth = 0;
        int documents = 0;
        for (Event event : events) {
            switch (event) {
                case DocumentStartEvent _ -> documents++;
                case CollectionStartEvent _ -> depth++;
                case CollectionEndEvent _ -> depth--;
                case AliasEvent _ -> {
                    return Optional.of("uses a YAML alias; write the part out");
                }
                default -> {}
            }
            if (depth > MAX_DEPTH) {
                return Optional.of("is nested more than " + MAX_DEPTH + " deep; a request is not");
            }
        }
        return documents > 1
                ? Optional.of("holds " + documents + " documents; give one ProfileRequest a file")
                : Optional.empty();
    }

    private static Unreadable unreadable(String message) {
        return new Unreadable(new Problem("", message));
    }

    private static String place(MarkedYamlEngineException e) {
        return e.getProblemMark()
                .map(mark -> " at line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1))
                .orElse("");
    }

    private static String oneLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
