package io.fleetprof.analysis.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.peer.Standing.Role;
import io.fleetprof.analysis.population.Container;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Who waits for whom, by calls and names. */
class ChainsTest {
    private static final String SHOP = "shop";

    private static Container pod(String workload) {
        return new Container("uid-" + workload, "app", 0, workload + "-7f9c", workload, Optional.empty());
    }

    private static Call call(String from, String address) {
        return new Call(pod(from), "shop." + from + ".ask", address, 100);
    }

    private static Peer service(String namespace, String name, String workload) {
        return new Peer(
                Peer.Kind.SERVICE,
                namespace,
                name,
                workload,
                List.of(new Peer.Pod("uid-" + workload, workload + "-7f9c")));
    }

    private static Directory directory(Map<String, Peer> peers, String... gaps) {
        return new Directory(SHOP, new TreeMap<>(peers), new TreeMap<>(), List.of(gaps));
    }

    private static final Directory THREE = directory(
            Map.of("10.96.0.2", service(SHOP, "routes", "routes"), "10.96.0.3", service(SHOP, "drivers", "drivers")));

    private static Chain only(Directory directory, List<Call> calls, String... profiled) {
        Chains chains =
                Chains.of(calls, Stream.of(profiled).map(ChainsTest::pod).toList(), directory);
        assertThat(chains.all()).hasSize(1);
        return chains.all().getFirst();
    }

    private static Map<String, Role> roles(Chain chain) {
        return chain.standings().stream().collect(Collectors.toMap(Standing::party, Standing::role));
    }

    @Test
    void ofThreeTheMiddleIsTheVictimAndTheLastTheCause() {
        Chain chain = only(
                THREE,
                List.of(call("fares", "10.96.0.2:8080"), call("routes", "10.96.0.3:8080")),
                "fares",
                "routes",
                "drivers");

        assertThat(chain.diagram()).containsExactly("fares (caller) → routes (victim) → drivers (cause)");
        assertThat(chain.standings().getFirst().sentence())
                .isEqualTo("drivers is the cause: awaited by routes, and none of its own calls is seen to hang");
        assertThat(chain.links().getFirst().peers()).containsExactly("Service routes:8080");
    }

    @Test
    void whoWasNotProfiledIsNoCause() {
        Chain chain = only(THREE, List.of(call("fares", "10.96.0.2:8080")), "fares");

        assertThat(roles(chain)).containsEntry("fares", Role.CALLER).containsEntry("routes", Role.NOT_PROFILED);
        assertThat(chain.standings().getFirst().sentence()).startsWith("routes was not profiled: ");
    }

    @Test
    void aVictimStaysOneWhereItsCalleeWasNotProfiled() {
        Chain chain = only(
                THREE, List.of(call("fares", "10.96.0.2:8080"), call("routes", "10.96.0.3:8080")), "fares", "routes");

        assertThat(chain.diagram()).containsExactly("fares (caller) → routes (victim) → drivers (not profiled)");
    }

    @Test
    void aCircleHasNoCause() {
        Directory directory = directory(Map.of(
                "10.96.0.1", service(SHOP, "fares", "fares"),
                "10.96.0.2", service(SHOP, "routes", "routes"),
                "10.96.0.3", service(SHOP, "drivers", "drivers")));

        Chain chain = only(
                directory,
                List.of(
                        call("fares", "10.96.0.2:8080"),
                        call("routes", "10.96.0.1:8080"),
                        call("routes", "10.96.0.3:8080")),
                "fares",
                "routes",
                "drivers");

        assertThat(roles(chain))
                .containsEntry("fares", Role.CIRCLE)
                .containsEntry("routes", Role.CIRCLE)
                .containsEntry("drivers", Role.AWAITED);
        assertThat(chain.paths()).contains(List.of("fares", "routes", "fares"));
        assertThat(chain.standings()).noneMatch(it -> it.role() == Role.CAUSE);
    }

    @Test
    void whoCallsItselfIsInACircle() {
        Directory directory = directory(Map.of("10.96.0.1", service(SHOP, "fares", "fares")));

        assertThat(roles(only(directory, List.of(call("fares", "10.96.0.1:80")), "fares")))
                .containsExactly(Map.entry("fares", Role.CIRCLE));
    }

    @Test
    void namesOfOtherNamespacesAreSaidWithTheirs() {
        Directory directory = directory(Map.of("10.96.0.9", service("db", "postgres", "")));

        Chain chain = only(directory, List.of(call("fares", "10.96.0.9:5432")), "fares");

        assertThat(chain.links().getFirst().callee()).isEqualTo("Service db/postgres:5432");
    }

    @Test
    void anAddressWithoutANameSaysWhatIsMissing() {
        Directory directory = directory(
                Map.of("10.96.0.9", Peer.UNNAMED),
                "services is forbidden: cannot list resource \"services\" at the cluster scope");

        Chain chain = only(directory, List.of(call("fares", "10.96.0.9:5432")), "fares");

        assertThat(chain.standings().getFirst().role()).isEqualTo(Role.UNNAMED);
        assertThat(chain.standings().getFirst().sentence())
                .isEqualTo(
                        "10.96.0.9:5432 cannot be named: services is forbidden: cannot list resource \"services\" at the"
                                + " cluster scope");
    }

    @Test
    void loopbackInsideAPodIsASidecarThatHides() {
        Chain chain = only(THREE, List.of(call("fares", "127.0.0.1:15001")), "fares");

        assertThat(roles(chain)).containsEntry("127.0.0.1:15001", Role.HIDDEN);
    }

    @Test
    void aMeshIsSaidToHideWhoAnswers() {
        Directory meshed =
                new Directory(SHOP, THREE.peers(), new TreeMap<>(Map.of("uid-fares", "istio-proxy")), List.of());

        Chain chain = only(meshed, List.of(call("fares", "10.96.0.2:8080")), "fares", "routes");

        assertThat(chain.links().getFirst().sidecars()).containsExactly("istio-proxy");
    }

    /** Whoever waits for somebody is no cause, though nobody can tell for whom. */
    @Test
    void whoWaitsForAnUnknownPeerIsAVictim() {
        Chain chain = only(THREE, List.of(call("fares", "10.96.0.2:8080"), call("routes", "")), "fares", "routes");

        assertThat(roles(chain)).containsEntry("routes", Role.VICTIM).doesNotContainValue(Role.CAUSE);
    }

    @Test
    void anUnknownPeerAloneIsNoChain() {
        assertThat(Chains.of(List.of(call("fares", "")), List.of(pod("fares")), THREE)
                        .all())
                .isEmpty();
    }

    @Test
    void outsideAClusterOnlyTheProfiledAreJoined() {
        assertThat(Chains.of(List.of(call("fares", "10.0.0.5:80")), List.of(pod("fares")), Directory.NONE)
                        .all())
                .isEmpty();
    }

    /** Services 0 to 7, each behind the address of its number; the last two were not profiled. */
    private static final Directory EIGHT = directory(IntStream.range(0, 8)
            .boxed()
            .collect(Collectors.toMap(i -> "10.96.0." + i, i -> service(SHOP, "s" + i, "s" + i))));

    private static final List<Container> SIX =
            IntStream.range(0, 6).mapToObj(i -> pod("s" + i)).toList();

    private static List<Call> calls(List<Integer> numbers) {
        return numbers.stream()
                .map(n -> call("s" + n / 8 % 6, "10.96.0." + n % 8 + ":8080"))
                .toList();
    }

    @Property
    void neitherOrderNorRepetitionMatters(
            @ForAll @Size(max = 20) List<@IntRange(max = 47) Integer> numbers, @ForAll long seed) {
        List<Call> calls = calls(numbers);
        List<Call> other = new ArrayList<>(calls);
        other.addAll(calls);
        Collections.shuffle(other, new Random(seed));

        assertThat(Chains.of(other, SIX.reversed(), EIGHT)).isEqualTo(Chains.of(calls, SIX, EIGHT));
    }

    @Property
    void everyWalkEndsShowsEveryLinkAndNamesNoCauseInACircle(
            @ForAll @Size(max = 20) List<@IntRange(max = 47) Integer> numbers) {
        Set<String> round = round(numbers);

        assertThat(Chains.of(calls(numbers), SIX, EIGHT).all()).allSatisfy(chain -> {
            assertThat(chain.standings())
                    .allMatch(it -> (it.role() == Role.CIRCLE) == round.contains(it.party()))
                    .noneMatch(it -> it.role() == Role.CAUSE
                            && chain.standings().stream().anyMatch(other -> other.role() == Role.CIRCLE));
            assertThat(chain.links())
                    .allMatch(link -> chain.paths().stream().anyMatch(path -> IntStream.range(1, path.size())
                            .anyMatch(i -> path.get(i - 1).equals(link.caller())
                                    && path.get(i).equals(link.callee()))));
        });
    }

    /** Those that wait for themselves, by the closure of all calls. */
    private static Set<String> round(List<Integer> numbers) {
        boolean[][] waits = new boolean[8][8];
        numbers.forEach(n -> waits[n / 8 % 6][n % 8] = true);
        for (int via = 0; via < 8; via++) {
            for (int from = 0; from < 8; from++) {
                for (int to = 0; to < 8; to++) {
                    waits[from][to] |= waits[from][via] && waits[via][to];
                }
            }
        }
        return IntStream.range(0, 8)
                .filter(i -> waits[i][i])
                .mapToObj(i -> "s" + i)
                .collect(Collectors.toSet());
    }
}
