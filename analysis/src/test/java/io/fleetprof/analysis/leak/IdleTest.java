package io.fleetprof.analysis.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.leak.Scene.Row;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who may wait, and how long. */
class IdleTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void threeThousandPooledWorkersAreCleanAtAnyAge() {
        Analysis analysis = new Scene()
                .pod(
                        HOUR,
                        Row.user(Scene.RECEIVE, "shop.work", 3000, 3000, 3000)
                                .waitedMinutes(59)
                                .staying())
                .analyse();
        assertThat(analysis.verdict()).isEqualTo(Verdict.CLEAN);
        assertThat(analysis.observations()).hasSize(1);
        assertThat(analysis.reason())
                .startsWith("nothing growing faster than 150 a minute at one place (930 at the largest) over 20 s");
    }

    @Test
    void requestsHeldForTenMinutesAreProbable() {
        Row held = Row.user(Scene.SELECT, "shop.checkout", 1500, 1500)
                .under("net/http.HandlerFunc.ServeHTTP")
                .waitedMinutes(12);
        Analysis analysis = new Scene().pod(HOUR, held).analyse();
        assertThat(analysis.findings().getFirst().detector()).isEqualTo("HELD_REQUESTS");
    }

    @Test
    void websocketReadersAreNoise() {
        Row readers = Row.user(Scene.IO, "shop.(*Hub).pump", 1500, 1500)
                .in("github.com/gorilla/websocket.(*Conn).ReadMessage")
                .under("net/http.HandlerFunc.ServeHTTP")
                .waitedMinutes(30);
        assertThat(new Scene().pod(HOUR, readers).analyse().verdict()).isEqualTo(Verdict.CLEAN);
    }

    @Test
    void twentyTimesTheSiblingsAtTheSameAge() {
        Scene scene = new Scene();
        for (int i = 0; i < 3; i++) {
            scene.pod(HOUR, Row.user(Scene.SELECT, "shop.checkout", 40, 40).under("net/http.HandlerFunc.ServeHTTP"));
        }
        scene.pod(HOUR, Row.user(Scene.SELECT, "shop.checkout", 1200, 1200).under("net/http.HandlerFunc.ServeHTTP"));
        Finding finding = scene.analyse().findings().getFirst();
        assertThat(finding.detector()).isEqualTo("HELD_REQUESTS");
        assertThat(finding.pods().getFirst().pod()).isEqualTo("pod-3");
    }

    @Test
    void agesOfARequestScopedPlaceOverTheWholeUptimeAreSuspected() {
        Row slow = Row.user(Scene.RECEIVE, "shop.audit", 90, 90)
                .createdBy("shop.(*Orders).ServeHTTP")
                .ages(Map.of(5, 30L, 30, 30L, 55, 30L));
        assertThat(new Scene().pod(HOUR, slow).analyse().findings().getFirst().detector())
                .isEqualTo("SPREAD_AGES");
    }

    @Test
    void joiningIsNoFinding() {
        assertThat(new Scene()
                        .pod(HOUR, Row.user(Scene.JOIN, "shop.all", 2000, 2000))
                        .analyse()
                        .verdict())
                .isEqualTo(Verdict.CLEAN);
    }
}
