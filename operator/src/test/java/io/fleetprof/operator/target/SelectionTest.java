package io.fleetprof.operator.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.population.Container;
import io.fleetprof.api.v1alpha1.Selector;
import io.fleetprof.api.v1alpha1.TargetRuntime;
import io.fleetprof.api.v1alpha1.TargetSpec;
import io.fleetprof.api.v1alpha1.WorkloadRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SelectionTest {
    private static final List<Target> TARGETS =
            List.of(target("web-1", "web"), target("web-2", "web"), target("cart-1", "cart"));

    @Test
    void labelsChoose() {
        Selection selection = Selection.of(TargetSpec.of(Selector.of(Map.of("app", "web"))), TARGETS);

        assertThat(selection.matched()).isEqualTo(2);
        assertThat(selection.chosen()).extracting(Target::name).containsExactly("web-1", "web-2");
    }

    @Test
    void aWorkloadChoosesItsOwn() {
        TargetSpec cart = TargetSpec.of(new WorkloadRef("apps/v1", "Deployment", "cart"));

        assertThat(Selection.of(cart, TARGETS).chosen())
                .extracting(Target::name)
                .containsExactly("cart-1");
    }

    @Test
    void aSampleHoldsEveryWorkload() {
        List<Target> many = IntStream.range(0, 50)
                .mapToObj(i -> target("web-" + i, "web"))
                .collect(Collectors.toCollection(ArrayList::new));
        many.add(target("cart-1", "cart"));
        TargetSpec spec = new TargetSpec(Selector.of(Map.of()), null, "", 5);

        Selection selection = Selection.of(spec, many);

        assertThat(selection.matched()).isEqualTo(51);
        assertThat(selection.chosen()).hasSize(5).extracting(Target::name).contains("cart-1");
    }

    private static Target target(String name, String app) {
        Container container = Container.local(name, app, Optional.empty());
        return new Target(
                container,
                new TreeMap<>(Map.of("app", app)),
                new Reach.Local(Optional.empty(), OptionalLong.of(1)),
                TargetRuntime.UNKNOWN);
    }
}
