package io.fleetprof.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Documents as trees. */
final class Json {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final ObjectMapper YAML = YAMLMapper.builder().build();

    private Json() {}

    static JsonNode tree(String json) throws IOException {
        return JSON.readTree(json);
    }

    static JsonNode ofYaml(String yaml) throws IOException {
        return YAML.readTree(yaml);
    }

    static JsonNode ofFile(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return JSON.readTree(file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes);
        }
    }

    static List<String> lines(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }
}
