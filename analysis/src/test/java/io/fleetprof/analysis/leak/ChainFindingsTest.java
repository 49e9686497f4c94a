package io.fleetprof.analysis.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.leak.Scene.Row;
import io.fleetprof.analysis.peer.Directory;
import io.fleetprof.analysis.peer.Peer;
import io.fleetprof.analysis.population.State;
import io.fleetprof.analysis.population.StateClass;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What findings say of those that wait for one another over pods. */
class ChainFindingsTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final State READ = new State("socket read", StateClass.IDLE_ABLE);
    private static final State PARKED = new State("WAITING (parking)", StateClass.IDLE_ABLE);
    private static final State ESTABLISHED = new State("ESTABLISHED", StateClass.OPEN);
    private static final Directory NAMES = new Directory(
            "shop",
            new TreeMap<>(Map.of("10.96.0.2", service("routes", "pod-1"), "10.96.0.3", service("drivers", "pod-2"))),
            new TreeMap<>(),
            List.of());

    private static Peer service(String name, String pod) {
        return new Peer(Peer.Kind.SERVICE, "shop", name, name, List.of(new Peer.Pod(pod, pod)));
    }

    private static Row[] caller(String place, String peer) {
        return new Row[] {
            Row.thread(READ, place, 100, 200, 300).in("sun.nio.ch.NioSocketImpl.implRead"),
            Row.socket(ESTABLISHED, peer, 100, 200, 300),
            Row.socket(ESTABLISHED, ":8080 from 10.0.0.7", 100, 200, 300)
        };
    }

    private static Scene fares() {
        return new Scene().pod("fares", HOUR, caller("shop.Fares.ask", "10.96.0.2:8080"));
    }

    private static Scene three() {
        return fares().pod("routes", HOUR, caller("shop.Routes.ask", "10.96.0.3:8080"))
                .pod(
                        "drivers",
                        HOUR,
                        Row.thread(PARKED, "shop.Drivers.hang", 100, 200, 300),
                        Row.socket(ESTABLISHED, ":8080 from 10.0.0.8", 100, 200, 300));
    }

    private static Finding at(Analysis analysis, String place) {
        return analysis.findings().stream()
                .filter(finding -> finding.location().function().equals(place))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theChainIsOrderedByWhoWaitsForWhom() {
        Analysis analysis = three().analyse(NAMES);

        assertThat(analysis.findings().stream().map(it -> it.location().function()))
                .startsWith("shop.Drivers.hang", "shop.Routes.ask", "shop.Fares.ask");
        assertThat(analysis.chains()).singleElement().satisfies(chain -> assertThat(chain.diagram())
                .containsExactly("fares (caller) → routes (victim) → drivers (cause)"));
    }

    @Test
    void theMiddleOneIsCalledAVictim() {
        Finding victim = at(three().analyse(NAMES), "shop.Routes.ask");

        assertThat(victim.cause())
                .startsWith("This service is a victim in fares → routes → drivers: 300 wait at shop.Routes.ask"
                        + " (shop.go:22) for an answer of Service drivers:8080 (10.96.0.3:8080)")
                .contains("drivers is the cause");
        assertThat(victim.remedy()).contains("pass a deadline down the chain", "circuit breaker");
        assertThat(victim.verify())
                .contains("kubectl -n shop get endpointslices -l kubernetes.io/service-name=drivers");
    }

    @Test
    void theLastOneSaysThatItIsTheCauseAndKeepsItsOwnExplanation() {
        Finding cause = at(three().analyse(NAMES), "shop.Drivers.hang");

        assertThat(cause.had()).anyMatch(line -> line.startsWith("cause: drivers is the cause: awaited by routes"));
        assertThat(cause.cause()).doesNotContain("victim");
    }

    @Test
    void aCalleeThatWasNotProfiledIsNamedAndNotJudged() {
        Analysis analysis = fares().analyse(NAMES);
        Finding finding = at(analysis, "shop.Fares.ask");

        assertThat(finding.cause()).startsWith("300 threads read from Service routes:8080 (10.96.0.2:8080) without");
        assertThat(finding.lacked()).anyMatch(line -> line.startsWith("the callee: routes was not profiled"));
        assertThat(analysis.chains()).hasSize(1);
    }

    /** A pool of fixed size passes a standstill on without growing. */
    @Test
    void aVictimNeedsNotGrow() {
        Analysis analysis = fares().pod(
                        "routes",
                        HOUR,
                        Row.thread(READ, "shop.Routes.ask", 20, 20, 20).in("sun.nio.ch.NioSocketImpl.implRead"),
                        Row.socket(ESTABLISHED, "10.96.0.3:8080", 20, 20, 20))
                .analyse(NAMES);

        assertThat(at(analysis, "shop.Fares.ask").cause()).contains("fares → routes → drivers");
    }

    @Test
    void readersWithADeadlineMakeNoChain() {
        Analysis analysis = new Scene()
                .pod(
                        "fares",
                        HOUR,
                        Row.thread(
                                        new State("timed socket read", StateClass.IDLE_ABLE),
                                        "shop.Fares.ask",
                                        100,
                                        200,
                                        300)
                                .in("sun.nio.ch.NioSocketImpl.timedRead", "sun.nio.ch.NioSocketImpl.implRead"),
                        Row.socket(ESTABLISHED, "10.96.0.2:8080", 100, 200, 300))
                .analyse(NAMES);

        assertThat(analysis.chains()).isEmpty();
    }

    @Test
    void goroutinesJoinByTheirBlockedCalls() {
        Analysis analysis = new Scene()
                .pod(
                        "fares",
                        HOUR,
                        Row.user(Scene.SELECT, "shop.reserve", 2000, 3000, 4000)
                                .in("net/http.(*persistConn).roundTrip"),
                        Row.socket(ESTABLISHED, "10.96.0.2:8080", 2000, 3000, 4000))
                .analyse(NAMES);

        assertThat(at(analysis, "shop.reserve").had())
                .anyMatch(line -> line.startsWith("read from Service routes:8080"))
                .anyMatch(line -> line.startsWith("chain of calls: fares → routes"));
    }

    @Test
    void processesOfOneMachineAreJoinedByTheirPorts() {
        Scene scene = new Scene()
                .pod("fares", HOUR, caller("shop.Fares.ask", "127.0.0.1:9001"))
                .pod(
                        "drivers",
                        HOUR,
                        Row.thread(PARKED, "shop.Drivers.hang", 100, 200, 300),
                        Row.socket(ESTABLISHED, ":9001 from 127.0.0.1", 100, 200, 300));

        Analysis analysis = scene.analyse(Directory.ofLoopback(scene.fleet()));

        assertThat(analysis.chains()).singleElement().satisfies(chain -> assertThat(chain.diagram())
                .containsExactly("fares (caller) → drivers (cause)"));
        assertThat(at(analysis, "shop.Fares.ask").cause()).startsWith("A chain of calls hangs, fares → drivers: 300");
    }

    @Test
    void idleConnectionsOfAHealthyPoolAreNoChain() {
        Analysis analysis = new Scene()
                .pod(
                        "fares",
                        HOUR,
                        Row.thread(READ, "shop.Fares.ask", 30, 30, 30).in("sun.nio.ch.NioSocketImpl.implRead"),
                        Row.socket(ESTABLISHED, "10.96.0.2:8080", 30, 30, 30))
                .analyse(NAMES);

        assertThat(analysis.chains()).isEmpty();
    }
}
