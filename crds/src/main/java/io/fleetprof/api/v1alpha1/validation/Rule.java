package io.fleetprof.api.v1alpha1.validation;

import com.fasterxml.jackson.databind.JsonNode;
import io.fleetprof.api.v1alpha1.BaselineSpec;
import io.fleetprof.api.v1alpha1.GoDuration;
import io.fleetprof.api.v1alpha1.ProfileRequestSpec;
import io.fleetprof.api.v1alpha1.ProfileSpec;
import io.fleetprof.api.v1alpha1.SelectorRequirement;
import io.fleetprof.api.v1alpha1.TargetSpec;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A CEL rule of the schema as a predicate. The handful that there is does not warrant an interpreter of CEL in every
 * installation; the tests ask one, and compare.
 */
final class Rule {
    private static final Pattern BOUNDS = Pattern.compile(
            "duration\\(self\\) >= duration\\('(\\w+)'\\) && duration\\(self\\) <= duration\\('(\\w+)'\\)");
    private static final Set<String> RECORDINGS = Set.of("CPU", "Trace", "JFR", "Coroutines");
    private static final Set<String> COMPARING = Set.of("In", "NotIn");

    private static final Map<String, Predicate<JsonNode>> BY_EXPRESSION = Map.of(
            "has(self.name) || has(self.generateName)",
            metadata -> metadata.has("name") || metadata.has("generateName"),
            TargetSpec.EXACTLY_ONE,
            target -> target.has("selector") != target.has("workloadRef"),
            ProfileRequestSpec.EACH_KIND_ONCE,
            profiles -> profiles.findValuesAsText("kind").stream().distinct().count() == profiles.size(),
            ProfileSpec.DURATION_FOR_RECORDINGS,
            profile -> !profile.has("duration") || RECORDINGS.contains(text(profile, "kind")),
            BaselineSpec.NAME_WITH_NAMED,
            baseline -> text(baseline, "policy").equals("Named") == baseline.has("name"),
            SelectorRequirement.VALUES_WITH_IN,
            requirement -> COMPARING.contains(text(requirement, "operator"))
                    == !requirement.path("values").isEmpty());

    private Rule() {}

    /** Whether the rule {@code expression} is about a new object too, not only about a change. */
    static boolean concernsCreation(String expression) {
        return !expression.contains("oldSelf");
    }

    /** What {@code expression} demands of a value that its schema has passed. */
    static Predicate<JsonNode> of(String expression) {
        Matcher bounds = BOUNDS.matcher(expression);
        if (bounds.matches()) {
            return between(bounds.group(1), bounds.group(2));
        }
        Predicate<JsonNode> known = BY_EXPRESSION.get(expression);
        if (known == null) {
            throw new IllegalStateException("no predicate for the rule " + expression);
        }
        return known;
    }

    private static Predicate<JsonNode> between(String least, String most) {
        Duration low = new GoDuration(least).toDuration();
        Duration high = new GoDuration(most).toDuration();
        return text -> {
            Duration length = new GoDuration(text.asText()).toDuration();
            return length.compareTo(low) >= 0 && length.compareTo(high) <= 0;
        };
    }

    private static String text(JsonNode object, String field) {
        return object.path(field).asText();
    }
}
