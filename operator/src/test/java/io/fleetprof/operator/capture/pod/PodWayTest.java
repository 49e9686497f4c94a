package io.fleetprof.operator.capture.pod;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.api.v1alpha1.CapturePath;
import io.fleetprof.api.v1alpha1.ProfileKind;
import io.fleetprof.api.v1alpha1.Reason;
import io.fleetprof.operator.capture.Route;
import io.fleetprof.operator.capture.Taken;
import io.fleetprof.operator.capture.Taken.Missed;
import io.fleetprof.operator.capture.Way;
import io.fleetprof.operator.plan.Step;
import io.fleetprof.operator.target.pod.Life;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PodWayTest {
    private static final Step STEP = new Step(ProfileKind.GOROUTINE, 0, Duration.ZERO, Duration.ZERO);
    private static final URI ADDRESS = URI.create("http://address");
    private static final URI FORWARD = URI.create("http://forward");

    @TempDir
    private Path spool;

    private final List<URI> asked = new ArrayList<>();
    private final AtomicReference<Life> life = new AtomicReference<>(new Life.Same(null, null));
    private Taken profile;

    @BeforeEach
    void spool() throws IOException {
        profile = new Taken.Profile(
                ProfileKind.GOROUTINE,
                "Goroutine",
                "pb.gz",
                Files.writeString(spool.resolve("body"), "x"),
                1,
                Optional.empty(),
                Duration.ZERO);
    }

    @ParameterizedTest
    @EnumSource(names = {"CONNECTION_REFUSED", "CONNECTION_RESET", "NETWORK_BLOCKED"})
    void connectionTroubleLeadsToTheNextDoorAndIsToldOf(Reason reason) {
        PodWay way = way(Map.of(ADDRESS, missed(reason), FORWARD, profile));

        assertThat(way.take(STEP, Duration.ofSeconds(5))).containsExactly(profile);

        assertThat(way.route()).isEqualTo(new Route(Optional.of(CapturePath.PORT_FORWARD), "PodIP: " + reason.label()));
    }

    @ParameterizedTest
    @EnumSource(names = {"AUTH_REQUIRED", "NO_PPROF", "NOT_A_PROFILE", "REDIRECTED", "SERVER_ERROR", "TIMEOUT"})
    void anAnswerIsTheProgramsWhicheverTheDoor(Reason reason) {
        PodWay way = way(Map.of(ADDRESS, missed(reason), FORWARD, profile));

        assertThat(way.take(STEP, Duration.ofSeconds(5))).containsExactly(missed(reason));
        assertThat(asked).containsExactly(ADDRESS);
    }

    @Test
    void theDoorThatLedSomewhereIsKept() {
        PodWay way = way(Map.of(ADDRESS, missed(Reason.NETWORK_BLOCKED), FORWARD, profile));

        way.take(STEP, Duration.ofSeconds(5));
        way.take(STEP, Duration.ofSeconds(5));

        assertThat(asked).containsExactly(ADDRESS, FORWARD, FORWARD);
    }

    @Test
    void whereNoDoorLeadsAnywhereEachIsTold() {
        PodWay way = way(Map.of(ADDRESS, missed(Reason.NETWORK_BLOCKED), FORWARD, missed(Reason.CONNECTION_REFUSED)));

        List<Taken> taken = way.take(STEP, Duration.ofSeconds(5));

        assertThat(taken)
                .containsExactly(
                        new Missed(ProfileKind.GOROUTINE, Reason.CONNECTION_REFUSED, "why (PodIP: NetworkBlocked)"));
        assertThat(way.route().path()).isEmpty();
    }

    @Test
    void aShutDoorIsPassed() {
        Door shut = new FixedDoor(
                CapturePath.POD_IP, new Door.Opened.Shut(Reason.HOST_NETWORK, "its address is the node's"));
        PodWay way = new PodWay(
                List.of(shut, door(CapturePath.PORT_FORWARD, FORWARD)),
                ways(Map.of(FORWARD, profile)),
                new OneLife(life::get));

        assertThat(way.take(STEP, Duration.ofSeconds(5))).containsExactly(profile);
        assertThat(way.route().detour()).isEqualTo("PodIP: HostNetwork");
    }

    @Test
    void aProfileOfTwoLivesIsNone() {
        life.set(new Life.Restarted("restarts: 3 (OOMKilled, exit code 137)"));
        PodWay way = way(Map.of(ADDRESS, profile));

        assertThat(way.take(STEP, Duration.ofSeconds(5)))
                .containsExactly(new Missed(
                        ProfileKind.GOROUTINE, Reason.CONTAINER_RESTARTED, "restarts: 3 (OOMKilled, exit code 137)"));
        assertThat(spool).isEmptyDirectory();
    }

    @Test
    void aPodThatWentIsGoneRatherThanSilent() {
        life.set(new Life.Gone("the pod was deleted"));
        PodWay way = way(Map.of(ADDRESS, missed(Reason.CONNECTION_RESET), FORWARD, missed(Reason.CONNECTION_RESET)));

        assertThat(way.take(STEP, Duration.ofSeconds(5)))
                .containsExactly(new Missed(ProfileKind.GOROUTINE, Reason.GONE, "the pod was deleted"));
    }

    /** The kubelet tells of it a little later than the network. */
    @Test
    void aContainerThatEndedBeforeItsFirstProfileIsToldOf() {
        AtomicInteger looks = new AtomicInteger();
        Life ended = new Life.Restarted("restarts: 1 (Error, exit code 3)");
        PodWay way = new PodWay(
                List.of(deaf(ADDRESS)),
                ways(Map.of(ADDRESS, missed(Reason.CONNECTION_REFUSED))),
                new OneLife(() -> looks.incrementAndGet() < 3 ? life.get() : ended));

        assertThat(way.take(STEP, Duration.ofSeconds(5)))
                .containsExactly(new Missed(
                        ProfileKind.GOROUTINE, Reason.CONTAINER_RESTARTED, "restarts: 1 (Error, exit code 3)"));
    }

    @Test
    void whatNeverAnswersIsWaitedForOnce() {
        AtomicInteger looks = new AtomicInteger();
        PodWay way = new PodWay(
                List.of(deaf(ADDRESS)), ways(Map.of(ADDRESS, missed(Reason.CONNECTION_REFUSED))), new OneLife(() -> {
                    looks.incrementAndGet();
                    return life.get();
                }));

        way.take(STEP, Duration.ofSeconds(5));
        int first = looks.getAndSet(0);
        way.take(STEP, Duration.ofSeconds(5));

        assertThat(first).isGreaterThan(1);
        assertThat(looks).hasValue(1);
    }

    private static Missed missed(Reason reason) {
        return new Missed(ProfileKind.GOROUTINE, reason, "why");
    }

    private PodWay way(Map<URI, Taken> answers) {
        return new PodWay(
                List.of(door(CapturePath.POD_IP, ADDRESS), door(CapturePath.PORT_FORWARD, FORWARD)),
                ways(answers),
                new OneLife(life::get));
    }

    private BiFunction<URI, Door, Way> ways(Map<URI, Taken> answers) {
        return (uri, _) -> (_, _) -> {
            asked.add(uri);
            return List.of(answers.get(uri));
        };
    }

    private static Door door(CapturePath path, URI to) {
        return new FixedDoor(path, new Door.Opened.At(to));
    }

    /** It says itself what the silence behind it means. */
    private static Door deaf(URI to) {
        Door fixed = door(CapturePath.PORT_FORWARD, to);
        return new Door() {
            @Override
            public CapturePath path() {
                return fixed.path();
            }

            @Override
            public Opened open() {
                return fixed.open();
            }

            @Override
            public Optional<URI> metrics() {
                return fixed.metrics();
            }

            @Override
            public Missed explain(Missed missed) {
                return new Missed(missed.kind(), Reason.NO_PPROF, "nothing listens");
            }
        };
    }

    private record FixedDoor(CapturePath path, Opened open) implements Door {
        @Override
        public Optional<URI> metrics() {
            return Optional.empty();
        }

        @Override
        public Missed explain(Missed missed) {
            return missed;
        }
    }
}
