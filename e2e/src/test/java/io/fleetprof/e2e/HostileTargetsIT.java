package io.fleetprof.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fleetprof.e2e.Fleetprof.Ended;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Targets that do what no Go program does: a line each, in bounded time, and never Clean. */
class HostileTargetsIT {
    @TempDir
    Path folder;

    @Test
    void eachEndsInALineOfItsOwn() throws Exception {
        Map<String, Peer> peers = new TreeMap<>(Map.of(
                "hangs", Peer.thatHangs(),
                "drips", Peer.thatSendsAByteASecond(),
                "resets", Peer.thatResets(),
                "redirects", Peer.thatRedirects(),
                "without-pprof", Peer.withoutPprof(),
                "sign-in", Peer.withASignInPage(),
                "endless", Peer.thatNeverEnds(),
                "far-too-much", Peer.thatSendsFarTooMuch()));
        List<Object> words = words();
        peers.forEach((name, peer) -> words.addAll(List.of("--target", Requests.target(name, peer.url()))));

        Ended ended = new Fleetprof().with("FLEETPROF_OPTS", "-Xmx128m").ended(words.toArray());

        assertBounded(ended);
        JsonNode status = Json.ofYaml(ended.out()).get("status");
        assertThat(status.get("verdict").asText()).isEqualTo("Inconclusive");
        assertThat(reasons(status))
                .as(ended.out() + ended.err())
                .containsEntry("hangs", "Timeout")
                .containsEntry("drips", "SlowTarget")
                .containsEntry("resets", "ConnectionReset")
                .containsEntry("redirects", "Redirected")
                .containsEntry("without-pprof", "NoPprof")
                .containsEntry("sign-in", "NotAProfile")
                .containsEntry("endless", "TooLarge")
                .containsEntry("far-too-much", "TooLarge")
                .hasSize(peers.size());
        for (String name : peers.keySet()) {
            assertThat(ended.err().lines())
                    .filteredOn(line -> line.startsWith(name + ": "))
                    .as(name)
                    .hasSize(1);
        }
        for (Peer peer : peers.values()) {
            peer.close();
        }
    }

    @Test
    void aHealthyNeighbourDoesNotMakeThemClean() throws Exception {
        try (Peer hanging = Peer.thatHangs();
                Workload healthy = Workload.start("twin", "pool")) {
            List<Object> words = words();
            words.addAll(List.of("--target", Requests.target("healthy-1", "url=" + healthy.url())));
            words.addAll(List.of("--target", Requests.target("hangs", hanging.url())));

            Ended ended = Fleetprof.run(words.toArray());

            assertBounded(ended);
            assertThat(Json.ofYaml(ended.out()).at("/status/podsSummary").asText())
                    .isEqualTo("1/2");
        }
    }

    /** The process behind the address, which is this one, can be looked at all the same. */
    @Test
    void glancesAroundACommandAreBoundedToo() throws Exception {
        try (Peer hanging = Peer.thatHangs()) {
            Ended ended = Fleetprof.run("run", "--around", "true", "--target", "name=hangs," + hanging.url());

            assertBounded(ended);
            assertThat(ended.complaints()).hasSize(1).allMatch(line -> line.contains("hangs: Goroutine: Timeout"));
        }
    }

    private List<Object> words() throws Exception {
        Path request = Requests.shop(
                folder,
                "profiles: [{kind: Goroutine, snapshots: 2, interval: 300ms}]\n" + "  capture: {targetTimeout: 12s}");
        return new ArrayList<>(List.of("run", "-f", request, "--store", folder.resolve("store")));
    }

    private static void assertBounded(Ended ended) {
        assertThat(ended.code()).as(ended.err()).isEqualTo(4);
        assertThat(ended.err()).doesNotContain("\tat ", "Exception");
        assertThat(ended.took()).isLessThan(Duration.ofMinutes(2));
    }

    private static Map<String, String> reasons(JsonNode status) {
        Map<String, String> reasons = new TreeMap<>();
        status.get("targets")
                .forEach(target -> reasons.put(
                        target.get("pod").asText(), target.path("reason").asText()));
        return reasons;
    }
}
