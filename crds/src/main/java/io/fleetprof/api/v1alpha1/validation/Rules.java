package io.fleetprof.api.v1alpha1.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * Asks every rule of a schema of the value it stands at, outermost first.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation-rules">
 *     Validation rules</a>
 */
final class Rules {
    private final BiPredicate<String, JsonNode> holds;
    private final List<Problem> problems = new ArrayList<>();

    private Rules(BiPredicate<String, JsonNode> holds) {
        this.holds = holds;
    }

    /** Broken rules, with the messages of the schema. */
    static List<Problem> broken(JsonNode value, JsonNode schema) {
        return broken(value, schema, (expression, self) -> Rule.of(expression).test(self));
    }

    /** The same by another reader of CEL: {@code holds} takes an expression and the value of {@code self}. */
    static List<Problem> broken(JsonNode value, JsonNode schema, BiPredicate<String, JsonNode> holds) {
        Rules rules = new Rules(holds);
        rules.ask("", value, schema);
        return List.copyOf(rules.problems);
    }

    private void ask(String path, JsonNode value, JsonNode schema) {
        for (JsonNode rule : schema.path("x-kubernetes-validations")) {
            String expression = rule.path("rule").asText();
            if (Rule.concernsCreation(expression) && !holds.test(expression, value)) {
                problems.add(new Problem(path, rule.path("message").asText()));
            }
        }
        schema.path("properties").forEachEntry((name, property) -> {
            if (value.has(name)) {
                ask(path.isEmpty() ? name : path + "." + name, value.get(name), property);
            }
        });
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            ask(path + "[" + i + "]", value.get(i), schema.path("items"));
        }
    }
}
