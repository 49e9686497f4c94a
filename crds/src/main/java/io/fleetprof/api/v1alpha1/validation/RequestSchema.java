package io.fleetprof.api.v1alpha1.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;

/**
 * The schema of a file with a ProfileRequest: the spec's from the generated definition, inside an envelope. Stricter
 * than the server in one thing: an unknown field is an error, where the server drops it.
 */
final class RequestSchema {
    /** An OpenAPI schema with the rules and defaults of Kubernetes. */
    static final JsonNode ROOT = root();

    private static final JsonSchema VALIDATOR = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(
                    closed(ROOT.deepCopy()),
                    SchemaValidatorsConfig.builder()
                            .pathType(PathType.JSON_PATH)
                            .build());

    private RequestSchema() {}

    /** What is wrong with {@code request}; rules are asked only once the schema holds, as they rely on it. */
    static List<Problem> check(ObjectNode request) {
        List<Problem> problems = unlike(request);
        return problems.isEmpty() ? Rules.broken(request, ROOT) : problems;
    }

    /** Where {@code request} does not have the shape of the schema. */
    static List<Problem> unlike(ObjectNode request) {
        return VALIDATOR.validate(request).stream()
                .map(Wording::problem)
                .distinct()
                .toList();
    }

    private static JsonNode root() {
        JsonNode definition = load("/crds/profilerequests.fleetprof.io-v1alpha1.yml");
        JsonNode spec = definition.at("/spec/versions/0/schema/openAPIV3Schema/properties/spec");
        ObjectNode envelope = (ObjectNode) load("envelope.yml");
        envelope.withObject("/properties").set("spec", spec);
        return envelope;
    }

    private static JsonNode closed(JsonNode schema) {
        schema.forEach(RequestSchema::closed);
        if (schema instanceof ObjectNode object && object.path("properties").isObject()) {
            object.put("additionalProperties", false);
        }
        return schema;
    }

    private static JsonNode load(String resource) {
        try (InputStream in = RequestSchema.class.getResourceAsStream(resource)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Document.JSON.valueToTree(new Load(Document.SETTINGS).loadFromString(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
