package io.fleetprof.api.v1alpha1.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Fills in the defaults of a schema as an API server does before it validates: a field that is null counts as missing.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#defaulting">
 *     Defaulting</a>
 */
final class Defaults {
    private Defaults() {}

    /** A copy of {@code value} that has them. */
    static ObjectNode fill(ObjectNode value, JsonNode schema) {
        ObjectNode filled = value.deepCopy();
        fillIn(filled, schema);
        return filled;
    }

    private static void fillIn(JsonNode value, JsonNode schema) {
        switch (value) {
            case ObjectNode object -> fillObject(object, schema);
            case ArrayNode array -> array.forEach(item -> fillIn(item, schema.path("items")));
            default -> {}
        }
    }

    private static void fillObject(ObjectNode object, JsonNode schema) {
        object.removeNulls();
        schema.path("properties").forEachEntry((name, property) -> {
            if (!object.has(name) && property.has("default")) {
                object.set(name, property.get("default").deepCopy());
            }
            fillIn(object.path(name), property);
        });
    }
}
