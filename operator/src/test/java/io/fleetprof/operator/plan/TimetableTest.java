package io.fleetprof.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.api.v1alpha1.CapturePath;
import io.fleetprof.api.v1alpha1.CaptureSpec;
import io.fleetprof.api.v1alpha1.GoDuration;
import io.fleetprof.api.v1alpha1.Impact;
import io.fleetprof.api.v1alpha1.ProfileKind;
import io.fleetprof.api.v1alpha1.ProfileRequestSpec;
import io.fleetprof.api.v1alpha1.ProfileSpec;
import io.fleetprof.api.v1alpha1.Reason;
import io.fleetprof.api.v1alpha1.Selector;
import io.fleetprof.api.v1alpha1.TargetRuntime;
import io.fleetprof.api.v1alpha1.TargetSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TimetableTest {
    @Test
    void theLeakSetOfGoTakesGoroutinesThreeTimesAndHeapAtBothEnds() {
        assertThat(lines(Timetable.of(request(Impact.LOW), TargetRuntime.GO, Inside.OPEN)))
                .containsExactly(
                        "0 GOROUTINE 0",
                        "0 HEAP 0",
                        "0 PROCESS 0",
                        "10 GOROUTINE 1",
                        "10 PROCESS 1",
                        "20 GOROUTINE 2",
                        "20 HEAP 1",
                        "20 PROCESS 2",
                        "20 ALLOCS 0");
    }

    @Test
    void theLeakSetOfAJvmRecordsStartsBeforeItTakesSnapshots() {
        assertThat(lines(Timetable.of(request(Impact.LOW), TargetRuntime.JVM, Inside.OPEN)))
                .containsExactly(
                        "0 JFR 0",
                        "65 THREADS 0",
                        "65 PROCESS 0",
                        "75 THREADS 1",
                        "75 PROCESS 1",
                        "85 THREADS 2",
                        "85 PROCESS 2");
    }

    @Test
    void histogramsComeWithTheImpactThatAllowsThem() {
        Timetable medium = Timetable.of(request(Impact.MEDIUM), TargetRuntime.JVM, Inside.OPEN);
        Timetable low = Timetable.of(
                request(Impact.LOW, ProfileSpec.of(ProfileKind.HISTOGRAM)), TargetRuntime.JVM, Inside.OPEN);

        assertThat(kinds(medium)).contains(ProfileKind.HISTOGRAM);
        assertThat(low.steps()).isEmpty();
        assertThat(low.left()).extracting(Omission::reason).containsExactly(Reason.IMPACT_TOO_HIGH);
    }

    @Test
    void aRecordingThatLeavesNoTimeForSnapshotsIsNotBegun() {
        CaptureSpec capture = new CaptureSpec(null, 0, null, null, new GoDuration("80s"), null);
        Timetable timetable = Timetable.of(request(capture), TargetRuntime.JVM, Inside.OPEN);

        assertThat(lines(timetable)).first().isEqualTo("0 THREADS 0");
        assertThat(kinds(timetable)).doesNotContain(ProfileKind.JFR);
        assertThat(timetable.left())
                .containsExactly(new Omission(
                        ProfileKind.JFR,
                        Reason.TIMEOUT,
                        "with what follows it takes 85 s, and spec.capture.targetTimeout is 80 s"));
    }

    @Test
    void recordingsOfOneTargetDoNotOverlap() {
        ProfileSpec twice = new ProfileSpec(ProfileKind.JFR, 2, new GoDuration("1s"), new GoDuration("20s"));
        ProfileSpec after = new ProfileSpec(ProfileKind.THREADS, 1, GoDuration.UNSET, GoDuration.UNSET);

        assertThat(lines(Timetable.of(request(Impact.LOW, after, twice), TargetRuntime.JVM, Inside.OPEN)))
                .containsExactly("0 JFR 0", "25 JFR 1", "50 THREADS 0");
    }

    @Test
    void aProcessThatIsNotKnownToBeAJvmIsAskedForThreadsSoThatItSaysWhy() {
        ProfileSpec threads = ProfileSpec.of(ProfileKind.THREADS);

        assertThat(kinds(Timetable.of(request(Impact.LOW, threads), TargetRuntime.UNKNOWN, Inside.OPEN)))
                .containsOnly(ProfileKind.THREADS);
        assertThat(Timetable.of(request(Impact.LOW, threads), TargetRuntime.UNKNOWN, Inside.HIDDEN)
                        .left())
                .extracting(Omission::detail)
                .containsExactly("the target's pid is not known");
    }

    @Test
    void anAgentIsAddedForAJvmAndForWhatTheRequestNames() {
        assertThat(kinds(Timetable.of(request(Impact.LOW), TargetRuntime.JVM, Inside.BY_AGENT)))
                .containsOnly(ProfileKind.JFR, ProfileKind.THREADS, ProfileKind.PROCESS);
        assertThat(kinds(Timetable.of(request(Impact.LOW), TargetRuntime.GO, Inside.BY_AGENT)))
                .doesNotContain(ProfileKind.PROCESS);
        assertThat(kinds(Timetable.of(
                        request(Impact.LOW, ProfileSpec.of(ProfileKind.PROCESS)), TargetRuntime.GO, Inside.BY_AGENT)))
                .containsOnly(ProfileKind.PROCESS);
    }

    @Test
    void whoInsistsOnAnAgentGetsWhatItShowsOfAGoProgram() {
        CaptureSpec capture = new CaptureSpec(CapturePath.EPHEMERAL, 0, null, null, null, null);

        assertThat(kinds(Timetable.of(request(capture), TargetRuntime.GO, Inside.BY_AGENT)))
                .containsOnly(ProfileKind.PROCESS);
    }

    @Test
    void whereTheRequestForbidsAnAgentTheImageItselfIsAskedForTexts() {
        Timetable timetable = Timetable.of(request(Impact.MEDIUM), TargetRuntime.JVM, Inside.FORBIDDEN);

        assertThat(kinds(timetable)).containsOnly(ProfileKind.THREADS, ProfileKind.HISTOGRAM);
        assertThat(timetable.left())
                .containsExactly(new Omission(
                        ProfileKind.JFR, Reason.EPHEMERAL_FORBIDDEN, "spec.capture.allowEphemeral is false"));
    }

    @Test
    void whoAsksForExecGetsTextsAndIsToldOfTheRest() {
        Timetable timetable = Timetable.of(
                request(Impact.LOW, ProfileSpec.of(ProfileKind.THREADS), ProfileSpec.of(ProfileKind.PROCESS)),
                TargetRuntime.JVM,
                Inside.BY_EXEC);

        assertThat(kinds(timetable)).containsOnly(ProfileKind.THREADS);
        assertThat(timetable.left()).extracting(Omission::reason).containsExactly(Reason.UNSUPPORTED);
    }

    @Test
    void whatIsDearTakesTheHighestImpactAndIsNotOfTheLeakSet() {
        List<ProfileKind> dear = List.of(ProfileKind.HEAP_DUMP, ProfileKind.COROUTINES);
        for (ProfileKind kind : dear) {
            ProfileSpec profile = ProfileSpec.of(kind);
            Timetable medium = Timetable.of(request(Impact.MEDIUM, profile), TargetRuntime.JVM, Inside.OPEN);

            assertThat(medium.left())
                    .containsExactly(new Omission(kind, Reason.IMPACT_TOO_HIGH, "it needs spec.capture.impact High"));
            assertThat(kinds(Timetable.of(request(Impact.HIGH, profile), TargetRuntime.JVM, Inside.OPEN)))
                    .containsExactly(kind);
        }
        assertThat(kinds(Timetable.of(request(Impact.HIGH), TargetRuntime.JVM, Inside.OPEN)))
                .doesNotContainAnyElementsOf(dear);
    }

    @Test
    void coroutinesAreWatchedAfterARecordingAndBeforeTheyAreCounted() {
        ProfileSpec classes = ProfileSpec.of(ProfileKind.HISTOGRAM);
        ProfileSpec launches = ProfileSpec.of(ProfileKind.COROUTINES);
        ProfileSpec recording = ProfileSpec.of(ProfileKind.JFR);

        assertThat(lines(Timetable.of(
                        request(Impact.HIGH, classes, launches, recording), TargetRuntime.JVM, Inside.OPEN)))
                .containsExactly("0 JFR 0", "0 COROUTINES 0", "80 HISTOGRAM 0", "90 HISTOGRAM 1", "100 HISTOGRAM 2");
    }

    @Test
    void withoutAPidThereIsNoProcessAndWithoutAUrlNothingElse() {
        assertThat(kinds(Timetable.of(request(Impact.LOW), TargetRuntime.GO, Inside.HIDDEN)))
                .doesNotContain(ProfileKind.PROCESS);
        assertThat(kinds(Timetable.of(request(Impact.LOW), TargetRuntime.UNKNOWN, Inside.OPEN)))
                .containsOnly(ProfileKind.PROCESS);
    }

    @Test
    void whatForcesACollectionComesLastAndAlone() {
        Timetable timetable = Timetable.of(
                request(
                        Impact.MEDIUM,
                        ProfileSpec.of(ProfileKind.GOROUTINE_LEAK),
                        ProfileSpec.of(ProfileKind.CPU),
                        ProfileSpec.of(ProfileKind.GOROUTINE)),
                TargetRuntime.GO,
                Inside.OPEN);

        assertThat(lines(timetable))
                .containsExactly(
                        "0 GOROUTINE 0",
                        "10 GOROUTINE 1",
                        "20 GOROUTINE 2",
                        "20 CPU 0",
                        "20 GOROUTINE_LEAK 0",
                        "30 GOROUTINE_LEAK 1");
    }

    @Test
    void aRequestForBothRuntimesAsksEachTargetForItsOwn() {
        ProfileRequestSpec both =
                request(Impact.LOW, ProfileSpec.of(ProfileKind.GOROUTINE), ProfileSpec.of(ProfileKind.THREADS));

        Timetable go = Timetable.of(both, TargetRuntime.GO, Inside.OPEN);
        Timetable jvm = Timetable.of(both, TargetRuntime.JVM, Inside.OPEN);

        assertThat(go.steps()).isNotEmpty().allMatch(step -> step.kind() == ProfileKind.GOROUTINE);
        assertThat(jvm.steps()).isNotEmpty().allMatch(step -> step.kind() == ProfileKind.THREADS);
        assertThat(go.left()).isEmpty();
        assertThat(jvm.left()).isEmpty();
    }

    @Test
    void whatTheRequestMayNotOrTheTargetCannotIsLeftWithItsReason() {
        Timetable timetable = Timetable.of(
                request(
                        Impact.LOW,
                        ProfileSpec.of(ProfileKind.HISTOGRAM),
                        ProfileSpec.of(ProfileKind.JFR),
                        ProfileSpec.of(ProfileKind.PROCESS)),
                TargetRuntime.GO,
                Inside.HIDDEN);

        assertThat(timetable.steps()).isEmpty();
        assertThat(timetable.left())
                .containsExactly(
                        new Omission(ProfileKind.HISTOGRAM, Reason.UNSUPPORTED, "it is a Go program"),
                        new Omission(ProfileKind.JFR, Reason.UNSUPPORTED, "it is a Go program"),
                        new Omission(ProfileKind.PROCESS, Reason.UNSUPPORTED, "the target's pid is not known"));

        assertThat(Timetable.of(
                                request(Impact.LOW, ProfileSpec.of(ProfileKind.GOROUTINE_LEAK)),
                                TargetRuntime.GO,
                                Inside.HIDDEN)
                        .left())
                .containsExactly(new Omission(
                        ProfileKind.GOROUTINE_LEAK, Reason.IMPACT_TOO_HIGH, "it needs spec.capture.impact Medium"));
    }

    @Test
    void anotherSnapshotFollowsAtTheSameInterval() {
        ProfileSpec quick = new ProfileSpec(ProfileKind.GOROUTINE, 2, new GoDuration("500ms"), GoDuration.UNSET);
        Timetable timetable = Timetable.of(request(Impact.LOW, quick), TargetRuntime.GO, Inside.HIDDEN);

        assertThat(timetable.after(timetable.steps().getLast()))
                .isEqualTo(new Step(ProfileKind.GOROUTINE, 2, Duration.ofSeconds(1), Duration.ZERO));
    }

    private static ProfileRequestSpec request(Impact impact, ProfileSpec... profiles) {
        return request(new CaptureSpec(null, 0, impact, null, null, null), profiles);
    }

    private static ProfileRequestSpec request(CaptureSpec capture, ProfileSpec... profiles) {
        TargetSpec target = TargetSpec.of(Selector.of(Map.of()));
        return new ProfileRequestSpec(target, List.of(profiles), capture, null, null, 0, 0);
    }

    private static List<String> lines(Timetable timetable) {
        return timetable.steps().stream()
                .map(step -> step.at().toSeconds() + " " + step.kind() + " " + step.sequence())
                .toList();
    }

    private static List<ProfileKind> kinds(Timetable timetable) {
        return timetable.steps().stream().map(Step::kind).toList();
    }
}
