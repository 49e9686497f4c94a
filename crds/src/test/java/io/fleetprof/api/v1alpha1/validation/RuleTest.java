package io.fleetprof.api.v1alpha1.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds our predicates to what an interpreter of CEL makes of the rules as the API server has them. */
class RuleTest {
    private static final CelCompiler COMPILER = CelCompilerFactory.standardCelCompilerBuilder()
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addVar("self", SimpleType.DYN)
            .build();
    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.standardCelRuntimeBuilder().build();
    private static final ObjectReader NATIVE =
            Document.JSON.readerFor(Object.class).with(DeserializationFeature.USE_LONG_FOR_INTS);

    @ParameterizedTest
    @MethodSource("io.fleetprof.api.v1alpha1.validation.Case#all")
    void predicatesAgreeWithCel(Case given) {
        ObjectNode request = ((Document.Parsed) Document.parse(given.request())).root();
        ObjectNode filled = Defaults.fill(request, RequestSchema.ROOT);
        if (RequestSchema.unlike(filled).isEmpty()) {
            assertThat(Rules.broken(filled, RequestSchema.ROOT))
                    .isEqualTo(Rules.broken(filled, RequestSchema.ROOT, RuleTest::cel));
        }
    }

    @Property(tries = 200)
    void boundsOfDurationsAgreeWithCel(@ForAll @LongRange(min = 0, max = 999_999) long millis) {
        JsonNode length = Document.JSON.valueToTree(millis + "ms");
        String rule = "duration(self) >= duration('100ms') && duration(self) <= duration('10m')";
        assertThat(Rule.of(rule).test(length)).isEqualTo(cel(rule, length));
    }

    private static boolean cel(String expression, JsonNode self) {
        try {
            Object value = NATIVE.readValue(self);
            return (Boolean)
                    RUNTIME.createProgram(COMPILER.compile(expression).getAst()).eval(Map.of("self", value));
        } catch (Exception e) {
            throw new AssertionError(expression + " of " + self, e);
        }
    }
}
