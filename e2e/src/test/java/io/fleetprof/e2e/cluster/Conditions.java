package io.fleetprof.e2e.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** The conditions of a status by type, each as its status and reason: {@code True Succeeded}. */
final class Conditions {
    private Conditions() {}

    static Map<String, String> of(JsonNode status) {
        Map<String, String> all = new TreeMap<>();
        status.path("conditions")
                .forEach(condition -> all.put(
                        condition.path("type").asText(),
                        condition.path("status").asText() + " "
                                + condition.path("reason").asText()));
        return all;
    }

    static String message(JsonNode status, String type) {
        return status.path("conditions")
                .valueStream()
                .filter(condition -> condition.path("type").asText().equals(type))
                .map(condition -> condition.path("message").asText())
                .findFirst()
                .orElse("");
    }
}
