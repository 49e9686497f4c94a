package io.fleetprof.operator.capture.pod;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.api.v1alpha1.CapturePath;
import io.fleetprof.api.v1alpha1.ProfileKind;
import io.fleetprof.api.v1alpha1.Reason;
import io.fleetprof.operator.capture.Route;
import io.fleetprof.operator.capture.Taken;
import io.fleetprof.operator.capture.Way;
import io.fleetprof.operator.plan.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FallbackWayTest {
    private final List<String> asked = new ArrayList<>();

    @Test
    void whereAnAgentAnswersNothingElseIsAsked() {
        Way way = new FallbackWay(answering("agent"), answering("exec"), Optional.empty());

        assertThat(take(way, ProfileKind.THREADS)).isInstanceOf(Taken.Profile.class);
        assertThat(asked).containsExactly("agent");
        assertThat(way.route().path()).contains(CapturePath.EPHEMERAL);
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {
                "EPHEMERAL_FORBIDDEN",
                "EPHEMERAL_LIMIT",
                "POD_VIOLATES_POLICY",
                "IMAGE_PULL_FAILED",
                "IDENTITY_UNKNOWN"
            })
    void whereOneIsRefusedTextsComeByExecAndTheReasonIsKept(Reason reason) {
        Way way = new FallbackWay(missing("agent", reason, "no"), answering("exec"), Optional.empty());

        Taken recording = take(way, ProfileKind.JFR);
        assertThat(take(way, ProfileKind.THREADS)).isInstanceOf(Taken.Profile.class);
        assertThat(take(way, ProfileKind.HISTOGRAM)).isInstanceOf(Taken.Profile.class);

        assertThat(recording).isEqualTo(new Taken.Missed(ProfileKind.JFR, reason, "no"));
        assertThat(asked).as("once refused, an agent is not asked for again").containsExactly("agent", "exec", "exec");
        assertThat(way.route().path()).contains(CapturePath.EXEC);
        assertThat(way.route().detour()).contains(reason.label());
    }

    @Test
    void anAgentThatIsThereAndFailsIsNoRefusal() {
        Way way = new FallbackWay(missing("agent", Reason.NOT_A_JVM, "no"), answering("exec"), Optional.empty());

        assertThat(take(way, ProfileKind.THREADS))
                .isEqualTo(new Taken.Missed(ProfileKind.THREADS, Reason.NOT_A_JVM, "no"));
        assertThat(asked).containsExactly("agent");
    }

    @Test
    void anAgentThatTheRequestForbidsIsNotAskedFor() {
        FallbackWay.Refusal forbidden = new FallbackWay.Refusal(Reason.EPHEMERAL_FORBIDDEN, "by the request");
        Way way = new FallbackWay(answering("agent"), answering("exec"), Optional.of(forbidden));

        take(way, ProfileKind.THREADS);

        assertThat(asked).containsExactly("exec");
    }

    /** Its own remedy would be another image; the agent's is shorter. */
    @Test
    void whereNoJcmdCanHelpTheAgentsReasonStands() {
        FallbackWay.Refusal forbidden = new FallbackWay.Refusal(Reason.EPHEMERAL_FORBIDDEN, "by the request");
        Way without = new FallbackWay(
                answering("agent"), missing("exec", Reason.UNSUPPORTED, "no jcmd"), Optional.of(forbidden));
        Way near = new FallbackWay(
                answering("agent"), missing("exec", Reason.NEAR_MEMORY_LIMIT, "9 MiB"), Optional.of(forbidden));

        assertThat(take(without, ProfileKind.THREADS))
                .isEqualTo(new Taken.Missed(
                        ProfileKind.THREADS, Reason.EPHEMERAL_FORBIDDEN, "by the request; nor by exec: no jcmd"));
        assertThat(take(near, ProfileKind.THREADS)).isInstanceOfSatisfying(Taken.Missed.class, missed -> {
            assertThat(missed.reason()).isEqualTo(Reason.NEAR_MEMORY_LIMIT);
            assertThat(missed.detail()).startsWith("9 MiB").contains("EphemeralForbidden, by the request");
        });
    }

    private static Taken take(Way way, ProfileKind kind) {
        return way.take(new Step(kind, 0, Duration.ZERO, Duration.ZERO), Duration.ofSeconds(9))
                .getFirst();
    }

    private Way answering(String name) {
        return new Way() {
            @Override
            public List<Taken> take(Step step, Duration within) {
                asked.add(name);
                return List.of(new Taken.Profile(
                        step.kind(), "Threads", "txt", Path.of("x"), 1, Optional.empty(), Duration.ZERO));
            }

            @Override
            public Route route() {
                boolean reached = asked.contains(name);
                return !reached ? Route.NONE : Route.by(name.equals("exec") ? CapturePath.EXEC : CapturePath.EPHEMERAL);
            }
        };
    }

    private Way missing(String name, Reason reason, String detail) {
        return (step, _) -> {
            asked.add(name);
            return List.of(new Taken.Missed(step.kind(), reason, detail));
        };
    }
}
