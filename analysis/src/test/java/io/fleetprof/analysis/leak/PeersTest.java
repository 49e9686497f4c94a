package io.fleetprof.analysis.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.leak.Scene.Row;
import io.fleetprof.analysis.population.State;
import io.fleetprof.analysis.population.StateClass;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom threads wait for, by the connections of their process. */
class PeersTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final State READ = new State("socket read", StateClass.IDLE_ABLE);
    private static final State TIMED_READ = new State("timed socket read", StateClass.IDLE_ABLE);
    private static final State PARKED = new State("WAITING (parking)", StateClass.IDLE_ABLE);
    private static final State ESTABLISHED = new State("ESTABLISHED", StateClass.OPEN);
    private static final State CLOSE_WAIT = new State("CLOSE_WAIT", StateClass.HALF_CLOSED);
    private static final Row THREADS = Row.thread(PARKED, "shop.Main.main", 5, 5, 5);

    private static Row readers(long... counts) {
        return Row.thread(READ, "shop.Rates.fetch", counts).in("sun.nio.ch.NioSocketImpl.implRead");
    }

    private static Row connections(String peer, long... counts) {
        return Row.socket(ESTABLISHED, peer, counts);
    }

    private static Finding first(Row... rows) {
        return new Scene().pod(HOUR, rows).analyse().findings().getFirst();
    }

    @Test
    void readersWithoutADeadlineNameTheirPeer() {
        Finding finding = first(
                readers(100, 200, 300),
                connections("10.0.0.5:8080", 110, 210, 310),
                connections("10.0.0.9:5432", 8, 8, 8));

        assertThat(finding.location().function()).isEqualTo("shop.Rates.fetch");
        assertThat(finding.had()).contains("read from 10.0.0.5:8080 (310 of 318 established connections)");
        assertThat(finding.cause())
                .startsWith("300 threads read from 10.0.0.5:8080 without a timeout at shop.Rates.fetch");
        assertThat(finding.remedy()).contains("setReadTimeout", "Resilience4j");
    }

    @Test
    void readersWithADeadlineAreNotSaidToHaveNone() {
        Finding finding = first(
                Row.thread(TIMED_READ, "shop.Rates.fetch", 100, 200, 300).in("sun.nio.ch.NioSocketImpl.timedRead"),
                connections("10.0.0.5:8080", 110, 210, 310));

        assertThat(finding.cause()).doesNotContain("without").contains("300 threads read from 10.0.0.5:8080");
        assertThat(finding.remedy()).contains("Shorten the read timeout");
        assertThat(finding.had()).anyMatch(line -> line.startsWith("read from 10.0.0.5:8080"));
    }

    @Test
    void whereSeveralPeersFitNoneIsNamed() {
        Finding finding = first(
                readers(100, 200, 300),
                connections("10.0.0.5:8080", 310, 310, 310),
                connections("10.0.0.6:8080", 305, 305, 305));

        assertThat(finding.had()).contains("several peers fit by number: 10.0.0.5:8080 (310), 10.0.0.6:8080 (305)");
        assertThat(finding.cause()).contains("read from a peer without a timeout");
    }

    @Test
    void tooFewConnectionsNameNobody() {
        assertThat(first(readers(100, 200, 300), connections("10.0.0.5:8080", 20, 20, 20))
                        .lacked())
                .contains("the peer: 20 established connections are too few for 300 readers");
    }

    @Test
    void withoutAProcessRecordItIsSaidHowToLearn() {
        assertThat(first(readers(100, 200, 300)).lacked()).anyMatch(line -> line.contains("(Process)"));
    }

    @Test
    void readersOfClientsAreToldFromThoseOfPeers() {
        Finding finding = first(
                readers(100, 200, 300),
                connections(":8080 from 10.0.0.7", 150, 150, 150),
                connections(":8080 from 10.0.0.8", 152, 152, 152),
                connections("10.0.0.5:9090", 12, 12, 12));

        assertThat(finding.had()).contains("read from clients of :8080 (302 of 314 established connections)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:15001", "127.0.0.1:15006", "127.0.0.6:8080"})
    void aSidecarHidesThePeer(String sidecar) {
        assertThat(first(readers(100, 200, 300), connections(sidecar, 300, 300, 300))
                        .lacked())
                .anyMatch(line -> line.startsWith("the peer behind " + sidecar) && line.contains("sidecar"));
    }

    @Test
    void aBlockingClientWithoutATimeoutNamesItsPeer() {
        Finding finding = first(
                Row.thread(PARKED, "shop.Rates.fetch", 100, 200, 300)
                        .in("java.util.concurrent.CompletableFuture.get", "jdk.internal.net.http.HttpClientImpl.send"),
                connections("10.0.0.5:8080", 100, 200, 300));

        assertThat(finding.cause())
                .startsWith("300 threads wait at shop.Rates.fetch")
                .contains("an answer of 10.0.0.5:8080");
        assertThat(finding.remedy()).contains("HttpRequest.Builder.timeout", "Resilience4j");
    }

    @Test
    void reactiveCallsShowAsConnectionsThatGrowWithTheirRequests() {
        Finding finding = first(
                THREADS,
                connections("10.0.0.5:8080", 100, 200, 300),
                Row.ofClass("reactor.netty.http.client.HttpClientOperations", 90, 190, 290));

        assertThat(finding.location().function()).isEqualTo("socket 10.0.0.5:8080");
        assertThat(finding.had())
                .contains("no thread waits for 10.0.0.5:8080, and classes of pending requests grow alike:"
                        + " reactor.netty.http.client.HttpClientOperations (+200)");
        assertThat(finding.cause()).startsWith("Calls to 10.0.0.5:8080 are in flight that have no timeout");
        assertThat(finding.remedy()).contains("responseTimeout", "Resilience4j");
    }

    @Test
    void connectionsOfClientsAreNoCalls() {
        Finding finding = first(
                THREADS,
                connections(":8080 from 10.0.0.7", 100, 200, 300),
                Row.ofClass("io.netty.channel.socket.nio.NioSocketChannel", 90, 190, 290));

        assertThat(finding.cause()).doesNotContain("timeout");
    }

    @Test
    void classesThatDoNotGrowAlikeExplainNothing() {
        Finding finding = first(
                THREADS,
                connections("10.0.0.5:8080", 100, 200, 300),
                Row.ofClass("io.netty.buffer.PooledByteBuf", 1000, 2000, 3000));

        assertThat(finding.cause()).startsWith("The process opens more than it closes");
    }

    @Test
    void closeWaitNamesThePeer() {
        Finding finding = first(THREADS, Row.socket(CLOSE_WAIT, "10.0.0.3:5432", 50, 150, 250));

        assertThat(finding.tier()).isEqualTo(Tier.PROBABLE);
        assertThat(finding.cause()).startsWith("The peer closed 250 connections (10.0.0.3:5432)");
        assertThat(finding.remedy()).contains("Find who talks to 10.0.0.3:5432", "try-with-resources");
    }

    @Test
    void closeWaitIsNeverIdleAndInOneRecordOnlySuspected() {
        Analysis analysis = new Scene()
                .pod(HOUR, THREADS, Row.socket(CLOSE_WAIT, "10.0.0.3:5432", 600))
                .analyse();

        assertThat(analysis.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.detector()).isEqualTo("NEVER_IDLE");
            assertThat(finding.tier()).isEqualTo(Tier.SUSPECTED);
        });
    }
}
