package io.fleetprof.api.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectorTest {
    private static final Map<String, String> POD = Map.of("app", "checkout", "tier", "web");

    @ParameterizedTest
    @CsvSource({
        "app,IN,checkout,true",
        "app,IN,cart,false",
        "zone,IN,a,false",
        "app,NOT_IN,cart,true",
        "app,NOT_IN,checkout,false",
        "zone,NOT_IN,a,true",
        "app,EXISTS,,true",
        "zone,EXISTS,,false",
        "app,DOES_NOT_EXIST,,false",
        "zone,DOES_NOT_EXIST,,true"
    })
    void requirementsMeanWhatKubernetesMeans(String key, SelectorOperator operator, String value, boolean selected) {
        List<String> values = value == null ? List.of() : List.of(value);
        Selector selector = new Selector(Map.of(), List.of(new SelectorRequirement(key, operator, values)));
        assertThat(selector.matches(POD)).isEqualTo(selected);
    }

    @Test
    void allPartsMustHold() {
        SelectorRequirement web = new SelectorRequirement("tier", SelectorOperator.IN, List.of("web"));
        assertThat(new Selector(Map.of("app", "checkout"), List.of(web)).matches(POD))
                .isTrue();
        assertThat(new Selector(Map.of("app", "cart"), List.of(web)).matches(POD))
                .isFalse();
        assertThat(new Selector(Map.of("app", "checkout"), List.of(web)).matches(Map.of("app", "checkout")))
                .isFalse();
    }

    @Test
    void anEmptyOneSelectsEveryPod() {
        assertThat(Selector.of(Map.of()).matches(Map.of())).isTrue();
    }
}
