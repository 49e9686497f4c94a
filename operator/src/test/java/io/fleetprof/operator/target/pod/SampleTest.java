package io.fleetprof.operator.target.pod;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.population.Container;
import io.fleetprof.api.v1alpha1.Reason;
import io.fleetprof.api.v1alpha1.TargetRuntime;
import io.fleetprof.operator.store.PodContext;
import io.fleetprof.operator.target.Endpoint;
import io.fleetprof.operator.target.Exemption;
import io.fleetprof.operator.target.Reach;
import io.fleetprof.operator.target.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SampleTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final long MIB = 1 << 20;

    @Test
    void allAreTakenWhenThereIsRoom() {
        assertThat(names(Sample.of(fleet(5), 5))).containsExactly("a-0", "a-1", "a-2", "a-3", "a-4");
    }

    @Test
    void theOldestTheFullestAndTheMostRestartedOfEachRevisionComeFirst() {
        List<Target> pods = new ArrayList<>(fleet(20));
        pods.set(13, new Spec("a-13").age(500).target());
        pods.set(14, new Spec("a-14").used(500 * MIB).target());
        pods.set(15, new Spec("a-15").restarts(9).target());
        pods.add(new Spec("b-0").revision("b").target());

        assertThat(names(Sample.of(pods, 4))).containsExactly("a-13", "a-14", "a-15", "b-0");
    }

    @Test
    void theRestIsSpreadOverNodes() {
        List<Target> pods = IntStream.range(0, 12)
                .mapToObj(i -> new Spec("a-" + i).node("node-" + i / 4).target())
                .toList();

        Map<String, Long> nodes = Sample.of(pods, 6).stream()
                .collect(
                        Collectors.groupingBy(target -> target.reach().context().node(), Collectors.counting()));

        assertThat(nodes).isEqualTo(Map.of("node-0", 2L, "node-1", 2L, "node-2", 2L));
    }

    @Test
    void thoseThatAreLeftAloneTakeNobodysPlace() {
        List<Target> pods = new ArrayList<>(fleet(3));
        pods.add(new Spec("a-9").age(999).exempt().target());

        assertThat(names(Sample.of(pods, 3))).containsExactly("a-0", "a-1", "a-2");
        assertThat(names(Sample.of(pods, 4))).contains("a-9");
    }

    @Property(tries = 200)
    void theSameWhateverTheOrder(
            @ForAll @IntRange(min = 1, max = 40) int pods,
            @ForAll @IntRange(min = 1, max = 45) int most,
            @ForAll long seed) {
        List<Target> fleet = new ArrayList<>(fleet(pods));
        List<Target> sample = Sample.of(fleet, most);
        Collections.shuffle(fleet, new Random(seed));

        assertThat(Sample.of(fleet, most)).isEqualTo(sample);
        assertThat(sample).hasSize(Math.min(pods, most)).doesNotHaveDuplicates();
    }

    private static List<Target> fleet(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> new Spec("a-" + i).node("node-" + i % 3).target())
                .toList();
    }

    private static List<String> names(List<Target> targets) {
        return targets.stream().map(Target::name).toList();
    }

    private record Spec(String name, String revision, String node, int age, int restarts, long used, boolean isExempt) {
        Spec(String name) {
            this(name, "a", "node-0", 60, 0, 100 * MIB, false);
        }

        Spec revision(String of) {
            return new Spec(name, of, node, age, restarts, used, isExempt);
        }

        Spec node(String on) {
            return new Spec(name, revision, on, age, restarts, used, isExempt);
        }

        Spec age(int minutes) {
            return new Spec(name, revision, node, minutes, restarts, used, isExempt);
        }

        Spec restarts(int times) {
            return new Spec(name, revision, node, age, times, used, isExempt);
        }

        Spec used(long bytes) {
            return new Spec(name, revision, node, age, restarts, bytes, isExempt);
        }

        Spec exempt() {
            return new Spec(name, revision, node, age, restarts, used, true);
        }

        Target target() {
            Optional<Instant> started = Optional.of(NOON.minusSeconds(60L * age));
            PodContext context = new PodContext(
                    node,
                    started,
                    restarts,
                    Optional.empty(),
                    Optional.empty(),
                    "",
                    "",
                    Optional.of(512 * MIB),
                    Optional.of(used));
            return new Target(
                    new Container("uid-" + name, "app", restarts, name, "cart", started),
                    new TreeMap<>(Map.of("pod-template-hash", revision)),
                    new Reach.InPod(
                            "shop", "10.0.0.1", false, "id", new Endpoint("http", 6060, "", "", false), context),
                    TargetRuntime.GO,
                    isExempt ? Optional.of(new Exemption(Reason.OPTED_OUT, "")) : Optional.empty());
        }
    }
}
