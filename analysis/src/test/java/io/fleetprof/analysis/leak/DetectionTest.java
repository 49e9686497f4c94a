package io.fleetprof.analysis.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.leak.Scene.Row;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Gauge;
import io.fleetprof.analysis.population.Source;
import io.fleetprof.analysis.population.State;
import io.fleetprof.analysis.population.StateClass;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The rulebook, sentence by sentence. */
class DetectionTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration YOUNG = Duration.ofSeconds(40);

    @Nested
    class NeverIdle {
        @Test
        void aThousandBlockedSendersAreProbable() {
            Analysis analysis = new Scene()
                    .pod(HOUR, Row.user(Scene.SEND, "shop.fan", 1000, 1000, 1000))
                    .analyse();
            assertThat(analysis.verdict()).isEqualTo(Verdict.LEAKING);
            assertThat(analysis.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.tier()).isEqualTo(Tier.PROBABLE);
                assertThat(finding.detector()).isEqualTo("NEVER_IDLE");
                assertThat(finding.location().display()).isEqualTo("shop.fan (shop.go:22)");
                assertThat(finding.cause()).contains("nobody receives");
                assertThat(finding.verify()).contains("go tool pprof -top -focus='shop\\.fan' file-2");
            });
        }

        @Test
        void nineHundredAreNot() {
            assertThat(new Scene()
                            .pod(HOUR, Row.user(Scene.SEND, "shop.fan", 999, 999, 999))
                            .analyse()
                            .verdict())
                    .isEqualTo(Verdict.CLEAN);
        }

        @Test
        void backpressureThatTurnsOverIsAnObservation() {
            Analysis analysis = new Scene()
                    .pod(
                            HOUR,
                            Row.user(Scene.SEND, "shop.fan", 4000, 4100, 4200).turningOver())
                    .analyse();
            assertThat(analysis.verdict()).isEqualTo(Verdict.CLEAN);
            assertThat(analysis.observations()).singleElement().satisfies(seen -> assertThat(seen.had())
                    .contains("others at every snapshot: traffic, not a leak"));
        }

        @Test
        void everySnapshotMustShowThem() {
            assertThat(new Scene()
                            .pod(HOUR, Row.user(Scene.SEND, "shop.fan", 3000, 20, 3000))
                            .analyse()
                            .verdict())
                    .isEqualTo(Verdict.CLEAN);
        }
    }

    @Nested
    class Growth {
        @Test
        void aSteadyRiseInASettledProcessIsProbable() {
            Analysis analysis = new Scene()
                    .pod(HOUR, Row.user(Scene.RECEIVE, "shop.wait", 100, 200, 300))
                    .analyse();
            assertThat(analysis.verdict()).isEqualTo(Verdict.LEAKING);
            Finding finding = analysis.findings().getFirst();
            assertThat(finding.growth().perMinute())
                    .hasValueSatisfying(rate -> assertThat(rate).isBetween(599.9, 600.1));
            assertThat(finding.had()).contains("rose in every snapshot: 100 → 200 → 300");
            assertThat(finding.lacked()).anyMatch(line -> line.startsWith("identities"));
        }

        @Test
        void twoSnapshotsOnlySuspect() {
            assertThat(new Scene()
                            .pod(HOUR, Row.user(Scene.RECEIVE, "shop.wait", 100, 300))
                            .analyse()
                            .verdict())
                    .isEqualTo(Verdict.SUSPECT);
        }

        @Test
        void aYoungContainerOnlySuspects() {
            assertThat(new Scene()
                            .pod(YOUNG, Row.user(Scene.RECEIVE, "shop.wait", 100, 200, 300))
                            .analyse()
                            .verdict())
                    .isEqualTo(Verdict.SUSPECT);
        }

        @Test
        void unlessTheIndividualsStay() {
            assertThat(new Scene()
                            .pod(
                                    YOUNG,
                                    Row.user(Scene.RECEIVE, "shop.wait", 100, 200, 300)
                                            .staying())
                            .analyse()
                            .verdict())
                    .isEqualTo(Verdict.LEAKING);
        }

        @Test
        void driftIsNotGrowth() {
            assertThat(new Scene()
                            .pod(HOUR, Row.user(Scene.RECEIVE, "shop.wait", 1000, 1030, 1060))
                            .analyse()
                            .verdict())
                    .isEqualTo(Verdict.CLEAN);
        }

        @Test
        void risingLoadTurnsOver() {
            assertThat(new Scene()
                            .pod(
                                    HOUR,
                                    Row.user(Scene.RECEIVE, "shop.wait", 100, 400, 900)
                                            .turningOver())
                            .analyse()
                            .verdict())
                    .isEqualTo(Verdict.CLEAN);
        }

        @Test
        void fivePointsGiveAnInterval() {
            Finding finding = new Scene()
                    .pod(HOUR, Row.user(Scene.RECEIVE, "shop.wait", 100, 205, 295, 410, 500))
                    .analyse()
                    .findings()
                    .getFirst();
            assertThat(finding.growth().interval()).hasValueSatisfying(interval -> {
                assertThat(interval.low()).isLessThan(600);
                assertThat(interval.high()).isGreaterThan(600);
            });
        }

        @Test
        void growthIsNeverMutedByNoise() {
            State io = Scene.IO;
            Row readers = Row.user(io, "github.com/gorilla/websocket.(*Conn).ReadMessage", 2000, 3000, 4000);
            assertThat(new Scene().pod(HOUR, readers).analyse().verdict()).isEqualTo(Verdict.LEAKING);
        }

        @Test
        void aSlowRiseOverManyPodsIsSuspected() {
            Scene scene = new Scene();
            for (int i = 0; i < 10; i++) {
                scene.pod(HOUR, Row.user(Scene.RECEIVE, "shop.wait", 100 + i, 110 + i, 121 + i));
            }
            Analysis analysis = scene.analyse();
            assertThat(analysis.verdict()).isEqualTo(Verdict.SUSPECT);
            assertThat(analysis.findings().getFirst().detector()).isEqualTo("FLEET_GROWTH");
        }

        @Test
        void manyPodsThatWanderAreClean() {
            Scene scene = new Scene();
            for (int i = 0; i < 10; i++) {
                long up = i % 2 == 0 ? 10 : -10;
                scene.pod(HOUR, Row.user(Scene.RECEIVE, "shop.wait", 100, 100 + up, 100 + 2 * up));
            }
            assertThat(scene.analyse().verdict()).isEqualTo(Verdict.CLEAN);
        }
    }

    @Nested
    class Ages {
        private Scene pods(long... counts) {
            Scene scene = new Scene();
            for (int i = 0; i < counts.length; i++) {
                scene.pod(HOUR.multipliedBy(i + 1), Row.user(Scene.RECEIVE, "shop.wait", counts[i], counts[i]));
            }
            return scene;
        }

        @Test
        void theOlderTheMoreIsSuspected() {
            Analysis analysis = pods(40, 90, 130, 190, 230).analyse();
            assertThat(analysis.findings().getFirst().detector()).isEqualTo("RISES_WITH_AGE");
            assertThat(analysis.verdict()).isEqualTo(Verdict.SUSPECT);
        }

        @Test
        void countsThatDoNotFollowAgeAreClean() {
            assertThat(pods(130, 40, 230, 90, 190).analyse().verdict()).isEqualTo(Verdict.CLEAN);
        }
    }

    @Nested
    class Textbook {
        @Test
        void leakingWhileItStarts() {
            assertThat(new Scene()
                            .pod(
                                    YOUNG,
                                    Row.user(Scene.SLEEP, "shop.nap", 3000, 6000, 9000)
                                            .staying())
                            .analyse()
                            .verdict())
                    .isEqualTo(Verdict.LEAKING);
        }

        @Test
        void suspectInTheMinutesAfter() {
            Analysis analysis = new Scene()
                    .pod(
                            HOUR,
                            Row.user(Scene.SLEEP, "shop.nap", 10_000, 10_000, 10_000)
                                    .staying())
                    .analyse();
            assertThat(analysis.verdict()).isEqualTo(Verdict.SUSPECT);
            assertThat(analysis.findings().getFirst().detector()).isEqualTo("ASLEEP");
        }

        @Test
        void leakingAfterTenMinutesOfSleep() {
            assertThat(new Scene()
                            .pod(
                                    HOUR,
                                    Row.user(Scene.SLEEP, "shop.nap", 10_000, 10_000)
                                            .waitedMinutes(10))
                            .analyse()
                            .verdict())
                    .isEqualTo(Verdict.LEAKING);
        }

        @Test
        void shortSleepsThatTurnOverAreClean() {
            assertThat(new Scene()
                            .pod(
                                    HOUR,
                                    Row.user(Scene.SLEEP, "shop.backoff", 8000, 8100, 8050)
                                            .turningOver())
                            .analyse()
                            .verdict())
                    .isEqualTo(Verdict.CLEAN);
        }
    }

    @Nested
    class Idle {
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
            assertThat(analysis.reason()).startsWith("nothing growing faster than 150 a minute at one place over 20 s");
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
                scene.pod(
                        HOUR, Row.user(Scene.SELECT, "shop.checkout", 40, 40).under("net/http.HandlerFunc.ServeHTTP"));
            }
            scene.pod(
                    HOUR, Row.user(Scene.SELECT, "shop.checkout", 1200, 1200).under("net/http.HandlerFunc.ServeHTTP"));
            Finding finding = scene.analyse().findings().getFirst();
            assertThat(finding.detector()).isEqualTo("HELD_REQUESTS");
            assertThat(finding.pods().getFirst().pod()).isEqualTo("pod-3");
        }

        @Test
        void agesOfARequestScopedPlaceOverTheWholeUptimeAreSuspected() {
            Row slow = Row.user(Scene.RECEIVE, "shop.audit", 90, 90)
                    .createdBy("shop.(*Orders).ServeHTTP")
                    .ages(Map.of(5, 30L, 30, 30L, 55, 30L));
            assertThat(new Scene()
                            .pod(HOUR, slow)
                            .analyse()
                            .findings()
                            .getFirst()
                            .detector())
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

    @Nested
    class Unreachable {
        private Row leaked(long... counts) {
            return Row.user(Scene.RECEIVE, "shop.lost", counts).source(Source.GOROUTINE_LEAK);
        }

        @Test
        void tenAtOnePlaceAreProven() {
            Analysis analysis = new Scene().pod(HOUR, leaked(10)).analyse();
            assertThat(analysis.verdict()).isEqualTo(Verdict.LEAKING);
            assertThat(analysis.findings().getFirst().tier()).isEqualTo(Tier.PROVEN);
        }

        @Test
        void growingIsProven() {
            assertThat(new Scene().pod(HOUR, leaked(2, 3)).analyse().verdict()).isEqualTo(Verdict.LEAKING);
        }

        @Test
        void twoPodsWithDifferingCountsAreProven() {
            assertThat(new Scene()
                            .pod(HOUR, leaked(1))
                            .pod(HOUR, leaked(3))
                            .analyse()
                            .verdict())
                    .isEqualTo(Verdict.LEAKING);
        }

        @Test
        void aSingleOneIsAFact() {
            Analysis analysis = new Scene()
                    .pod(HOUR, leaked(1, 1), Row.user(Scene.RECEIVE, "shop.lost", 1, 1))
                    .analyse();
            assertThat(analysis.verdict()).isEqualTo(Verdict.CLEAN);
            assertThat(analysis.observations()).hasSize(1);
        }

        @Test
        void seenByBothProfilesItIsOneFinding() {
            Row seen = Row.user(Scene.RECEIVE, "shop.lost", 2000, 3000, 4000);
            assertThat(new Scene().pod(HOUR, leaked(2000, 4000), seen).analyse().findings())
                    .hasSize(1);
        }
    }

    @Nested
    class Libraries {
        private final Row loops = Row.library(Scene.SELECT, "net/http.(*persistConn).writeLoop", 100, 200, 300);

        @Test
        void aloneTheyAreAnObservationAtMost() {
            assertThat(new Scene().pod(HOUR, loops).analyse().verdict()).isEqualTo(Verdict.CLEAN);
        }

        @Test
        void theyFollowTheCodeThatGrowsAlike() {
            Finding finding = new Scene()
                    .pod(HOUR, loops, Row.user(Scene.SELECT, "shop.call", 100, 200, 300))
                    .analyse()
                    .findings()
                    .getFirst();
            assertThat(finding.location().function()).isEqualTo("shop.call");
            assertThat(finding.had()).contains("grows alike: net/http.(*persistConn).writeLoop (+200)");
        }

        @Test
        void connectionsThatStayLentOutMayBeHeldOnPurpose() {
            State inUse = new State("in use", StateClass.LEASED);
            Row leases = Row.library(inUse, "net/http.(*persistConn).readLoop", 300, 300, 300)
                    .family(Family.CONNECTION);
            assertThat(new Scene().pod(HOUR, leases.staying()).analyse().verdict())
                    .isEqualTo(Verdict.CLEAN);
        }

        @Test
        void connectionsAreNamedAfterWhoeverHoldsThem() {
            State inUse = new State("in use", StateClass.LEASED);
            Row leases = Row.library(inUse, "net/http.(*persistConn).readLoop", 100, 200, 300)
                    .family(Family.CONNECTION)
                    .staying();
            Row witness = Row.user(State.LIVE, "shop.rates", 4)
                    .family(Family.HEAP)
                    .source(Source.HEAP)
                    .in("net/http.(*Client).do");
            Finding finding =
                    new Scene().pod(HOUR, leases, witness).analyse().findings().getFirst();
            assertThat(finding.location().display()).isEqualTo("shop.rates (shop.go:22)");
            assertThat(finding.cause()).contains("bodies");
            assertThat(finding.had()).anyMatch(line -> line.startsWith("borrower named by the heap profile: 4 of 4"));
        }
    }

    @Nested
    class Pools {
        @Test
        void theSameWaitersInEverySnapshotAreProbable() {
            Row waiters = Row.user(Scene.SELECT, "shop.query", 20, 20, 20)
                    .in("database/sql.(*DB).conn")
                    .staying();
            Analysis analysis = new Scene().pod(HOUR, waiters).analyse();
            assertThat(analysis.findings().getFirst().detector()).isEqualTo("POOL_EXHAUSTED");
            assertThat(analysis.findings().getFirst().cause()).contains("pool is exhausted");
        }

        @Test
        void waitersThatComeAndGoAreLoad() {
            Row waiters = Row.user(Scene.SELECT, "shop.query", 20, 20, 20)
                    .in("database/sql.(*DB).conn")
                    .turningOver();
            assertThat(new Scene().pod(HOUR, waiters).analyse().verdict()).isEqualTo(Verdict.CLEAN);
        }
    }

    @Nested
    class Heap {
        private Row objects(long... counts) {
            return Row.user(State.LIVE, "shop.cache", counts)
                    .family(Family.HEAP)
                    .source(Source.HEAP);
        }

        private final Row goroutines = Row.user(Scene.RECEIVE, "shop.work", 5, 5, 5);

        @Test
        void aLongRiseInASettledProcessIsProbable() {
            assertThat(new Scene()
                            .every(Duration.ofMinutes(2))
                            .pod(HOUR, objects(100, 150, 200), goroutines)
                            .analyse()
                            .verdict())
                    .isEqualTo(Verdict.LEAKING);
        }

        @Test
        void aShortOneIsSuspected() {
            assertThat(new Scene()
                            .pod(HOUR, objects(100, 150, 200), goroutines)
                            .analyse()
                            .verdict())
                    .isEqualTo(Verdict.SUSPECT);
        }

        @Test
        void repeatsOfOneCollectionCountOnce() {
            assertThat(new Scene()
                            .pod(HOUR, objects(100, 100, 200), goroutines)
                            .analyse()
                            .verdict())
                    .isEqualTo(Verdict.CLEAN);
        }

        @Test
        void aTrifleToTheMemoryLimitIsNoLeakYet() {
            assertThat(new Scene()
                            .with(Gauge.MEMORY_LIMIT_BYTES, 1 << 20)
                            .pod(HOUR, objects(100, 150, 200), goroutines)
                            .analyse()
                            .verdict())
                    .isEqualTo(Verdict.CLEAN);
        }

        @Test
        void warmUpIsAnObservation() {
            assertThat(new Scene()
                            .pod(YOUNG, objects(100, 150, 200), goroutines)
                            .analyse()
                            .verdict())
                    .isEqualTo(Verdict.CLEAN);
        }
    }

    @Nested
    class Descriptors {
        private Row sockets(State state, long... counts) {
            return Row.user(state, "socket 10.0.0.3:8080", counts)
                    .family(Family.DESCRIPTOR)
                    .source(Source.PROCESS);
        }

        private final Row goroutines = Row.user(Scene.RECEIVE, "shop.work", 5, 5, 5);

        @Test
        void closeWaitThatGrowsIsProbable() {
            State closeWait = new State("CLOSE_WAIT", StateClass.HALF_CLOSED);
            Analysis analysis = new Scene()
                    .pod(HOUR, sockets(closeWait, 50, 150, 250), goroutines)
                    .analyse();
            assertThat(analysis.verdict()).isEqualTo(Verdict.LEAKING);
            assertThat(analysis.findings().getFirst().cause()).contains("peer closed");
        }

        @Test
        void closeWaitIsHeldAgainstTheLimitOfTheProcess() {
            State closeWait = new State("CLOSE_WAIT", StateClass.HALF_CLOSED);
            assertThat(new Scene()
                            .pod(HOUR, sockets(closeWait, 200, 200, 200), goroutines)
                            .analyse()
                            .verdict())
                    .isEqualTo(Verdict.CLEAN);
            assertThat(new Scene()
                            .with(Gauge.DESCRIPTOR_LIMIT, 256)
                            .pod(HOUR, sockets(closeWait, 200, 200, 200), goroutines)
                            .analyse()
                            .verdict())
                    .isEqualTo(Verdict.LEAKING);
        }

        @Test
        void openSocketsThatGrowMayBeClients() {
            State open = new State("ESTABLISHED", StateClass.OPEN);
            assertThat(new Scene()
                            .pod(HOUR, sockets(open, 50, 150, 250), goroutines)
                            .analyse()
                            .verdict())
                    .isEqualTo(Verdict.SUSPECT);
        }

        @Test
        void socketsOfALeakInCodeAreThatLeaks() {
            State open = new State("ESTABLISHED", StateClass.OPEN);
            Analysis analysis = new Scene()
                    .pod(HOUR, sockets(open, 50, 150, 250), Row.user(Scene.SELECT, "shop.call", 10, 110, 210))
                    .analyse();
            assertThat(analysis.findings()).singleElement().satisfies(finding -> assertThat(
                            finding.location().function())
                    .isEqualTo("shop.call"));
        }
    }

    @Nested
    class Verdicts {
        @Test
        void aSingleSnapshotIsNeverClean() {
            assertThat(new Scene()
                            .pod(HOUR, Row.user(Scene.RECEIVE, "shop.work", 5))
                            .analyse()
                            .verdict())
                    .isEqualTo(Verdict.INCONCLUSIVE);
        }

        @Test
        void nothingIsNeverClean() {
            assertThat(new Scene().analyse().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        }

        @Test
        void tooFewPodsAreNeverClean() {
            Scene scene = new Scene();
            for (int i = 0; i < 8; i++) {
                scene.pod(HOUR, Row.user(Scene.RECEIVE, "shop.work", 5, 5));
            }
            Analysis analysis = Detection.analyse(scene.fleet(), 10, Thresholds.DEFAULT, Optional.empty());
            assertThat(analysis.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(analysis.reason()).contains("8 of 10 pods");
        }

        @Test
        void aDoubtIsNeverClean() {
            Scene scene = new Scene().pod(HOUR, Row.user(Scene.RECEIVE, "shop.work", 5, 5));
            Analysis analysis =
                    Detection.analyse(scene.fleet(), 1, Thresholds.DEFAULT, Optional.of("files of two processes"));
            assertThat(analysis.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(analysis.reason()).isEqualTo("files of two processes");
        }

        @Test
        void unknownAgeIsMissingEvidenceAndNoVeto() {
            Analysis analysis = new Scene()
                    .podOfUnknownAge(Row.user(Scene.RECEIVE, "shop.wait", 100, 200, 300))
                    .analyse();
            assertThat(analysis.verdict()).isEqualTo(Verdict.LEAKING);
            assertThat(analysis.findings().getFirst().lacked()).anyMatch(line -> line.contains("age"));
        }
    }

    @Test
    void thatTheProducerVanishedIsSaid() {
        Analysis analysis = new Scene()
                .pod(
                        HOUR,
                        Row.user(Scene.RECEIVE, "shop.consume", 100, 200, 300),
                        Row.user(Scene.SEND, "shop.produce", 4, 4, 0))
                .analyse();
        assertThat(analysis.findings().getFirst().had()).contains("producer shop.produce: 4 → 0");
    }
}
