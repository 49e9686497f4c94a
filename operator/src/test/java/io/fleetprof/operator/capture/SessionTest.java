package io.fleetprof.operator.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.population.Container;
import io.fleetprof.api.v1alpha1.ProfileKind;
import io.fleetprof.api.v1alpha1.Reason;
import io.fleetprof.api.v1alpha1.TargetRuntime;
import io.fleetprof.operator.plan.Step;
import io.fleetprof.operator.plan.Timetable;
import io.fleetprof.operator.store.Keys;
import io.fleetprof.operator.store.Receipt;
import io.fleetprof.operator.store.S3Credentials;
import io.fleetprof.operator.store.S3Endpoint;
import io.fleetprof.operator.store.S3Store;
import io.fleetprof.operator.target.Reach;
import io.fleetprof.operator.target.Target;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SessionTest {
    private static final Watch NOBODY = new Watch() {
        @Override
        public void taken(Target target, Step step) {}

        @Override
        public void ended(Target target, Receipt receipt) {}
    };

    private final RunClock clock = RunClock.start();
    private final List<Duration> snapshots = new ArrayList<>();

    @Test
    void snapshotsKeepTheirIntervalsAfterARecordingThatTookLonger() throws Exception {
        List<Step> steps = List.of(
                new Step(ProfileKind.JFR, 0, Duration.ZERO, Duration.ofMillis(50)),
                new Step(ProfileKind.THREADS, 0, Duration.ofMillis(100), Duration.ZERO),
                new Step(ProfileKind.THREADS, 1, Duration.ofMillis(250), Duration.ZERO),
                new Step(ProfileKind.THREADS, 2, Duration.ofMillis(400), Duration.ZERO));

        run(new Timetable(steps, List.of()), Duration.ofMillis(600));

        assertThat(snapshots).hasSize(3);
        assertThat(snapshots.getFirst()).isGreaterThanOrEqualTo(Duration.ofMillis(600));
        for (int i = 1; i < snapshots.size(); i++) {
            assertThat(snapshots.get(i).minus(snapshots.get(i - 1))).isGreaterThanOrEqualTo(Duration.ofMillis(100));
        }
    }

    @Test
    void aBugOfOursIsInTheReceipt() throws Exception {
        Step step = new Step(ProfileKind.THREADS, 0, Duration.ZERO, Duration.ZERO);

        Receipt receipt = run(new Timetable(List.of(step), List.of()), (_, _) -> {
            throw new IllegalStateException("a bug");
        });

        assertThat(receipt.outcome()).isEqualTo(Receipt.Outcome.Failed);
        assertThat(receipt.reason()).isEqualTo("InternalError");
        assertThat(receipt.message()).contains("a bug");
    }

    /** @param recording how long it really takes */
    private void run(Timetable timetable, Duration recording) throws Exception {
        run(timetable, (step, _) -> {
            if (step.kind() == ProfileKind.JFR) {
                sleep(recording);
            } else {
                snapshots.add(clock.elapsed());
            }
            return List.of(new Taken.Missed(step.kind(), Reason.UNSUPPORTED, "so that nothing is stored"));
        });
    }

    private Receipt run(Timetable timetable, Way way) {
        Target target = new Target(
                Container.local("cart-1", "cart", Optional.empty()),
                new TreeMap<>(),
                new Reach.Local(Optional.empty(), OptionalLong.of(1)),
                TargetRuntime.JVM);
        S3Endpoint nowhere = new S3Endpoint(
                URI.create("http://127.0.0.1:1"), "us-east-1", "bucket", new S3Credentials("access", "secret"));
        try (S3Store store = new S3Store(nowhere)) {
            Deposit deposit = new Deposit(store, new Keys("local", "shop", "run", "uid"), target.container());
            return new Session(target, timetable, way, deposit, clock, Permits.local(), NOBODY)
                    .run(Duration.ofSeconds(30));
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
