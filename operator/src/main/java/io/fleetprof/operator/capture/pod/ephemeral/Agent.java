package io.fleetprof.operator.capture.pod.ephemeral;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fleetprof.agent.Captured;
import io.fleetprof.agent.outcome.Outcome;
import io.fleetprof.agent.session.Order;
import io.fleetprof.agent.session.ProcessId;
import io.fleetprof.agent.session.SeenProcess;
import io.fleetprof.api.v1alpha1.CapturePath;
import io.fleetprof.api.v1alpha1.Reason;
import io.fleetprof.api.v1alpha1.TargetRuntime;
import io.fleetprof.operator.capture.JvmAccess;
import io.fleetprof.operator.capture.ProcessView;
import io.fleetprof.operator.capture.pod.ephemeral.Agents.Met;
import io.fleetprof.operator.capture.procfs.ArchivedProcess;
import io.fleetprof.operator.capture.procfs.Observed;
import io.fleetprof.operator.plan.Headroom;
import io.fleetprof.operator.target.pod.Life;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The agent beside one target. Its program runs only while something is taken: between profiles it would hold tens of
 * MiB of the pod's memory. One thread at a time.
 */
public final class Agent implements JvmAccess, ProcessView, AutoCloseable {
    private static final Duration LOOK = Duration.ofSeconds(20);
    /** A container that is about to end may open one more that ends with it. */
    private static final int MOST_AGAIN = 2;

    private static final Duration UNTIL_TOLD = Duration.ofSeconds(6);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final long MAX_FIGURES = 64L << 20;

    private final Agents agents;
    private final Supplier<Life> life;
    private final CapturePath path;
    private final Path spool;
    private CapturePath by = CapturePath.EPHEMERAL;
    private Optional<AgentSession> session = Optional.empty();
    private Optional<Beside> target = Optional.empty();
    private Optional<SeenProcess> main = Optional.empty();
    /** What is asked where memory is too short for the agent's program. */
    private Optional<Sparing> sparing = Optional.empty();

    /**
     * @param life of the target, now
     * @param path the request's
     * @param spool a folder for files on their way to the store
     */
    public Agent(Agents agents, Supplier<Life> life, CapturePath path, Path spool) {
        this.agents = agents;
        this.life = life;
        this.path = path;
        this.spool = spool;
    }

    private record Beside(Pod pod, Container container, ContainerStatus status) {}

    /** The kind of container it was last met in: Ephemeral or Sidecar. */
    public CapturePath by() {
        return by;
    }

    /** Whether it has answered so far. */
    public boolean wasReached() {
        return main.isPresent() || sparing.filter(Sparing::wasReached).isPresent();
    }

    @Override
    public Opened open(Duration within) {
        return switch (found(within)) {
            case Found.Process(SeenProcess process) -> {
                Beside beside = target.orElseThrow();
                yield new Opened.Ready(new SessionJvm(this, process.id(), room(beside, process.id(), within)));
            }
            case Found.Nothing(Reason reason, String detail) -> {
                hangUp();
                yield new Opened.Refused(reason, detail);
            }
        };
    }

    /** What is written to a /tmp in memory is the target's memory: no more of it than is free. */
    private Room room(Beside beside, ProcessId process, Duration within) {
        Room bound = Room.of(beside.pod(), beside.container());
        return bound.inMemory() && look(process, within) instanceof Observed.Seen(var seen)
                ? Headroom.of(seen.gauges())
                        .map(Headroom::free)
                        .map(bound::atMost)
                        .orElse(bound)
                : bound;
    }

    @Override
    public Observed look(Duration within) {
        try {
            return switch (found(within)) {
                case Found.Process(SeenProcess process) -> look(process.id(), within);
                case Found.Nothing(Reason reason, String _)
                when reason == Reason.NEAR_MEMORY_LIMIT && sparing.isPresent() ->
                    sparing.get().look(shorter(within));
                case Found.Nothing(Reason reason, String detail) -> new Observed.Refused(reason, detail);
            };
        } finally {
            hangUp();
        }
    }

    /** What runs the target, as its own memory map says; unknown where nothing could be seen. */
    public TargetRuntime runtime(Duration within) {
        try {
            return switch (found(within)) {
                case Found.Process(SeenProcess process) -> runtime(process.runtime());
                case Found.Nothing _ ->
                    sparing.map(it -> it.runtime(shorter(within))).orElse(TargetRuntime.UNKNOWN);
            };
        } finally {
            hangUp();
        }
    }

    private static TargetRuntime runtime(SeenProcess.Runtime runtime) {
        return switch (runtime) {
            case HOT_SPOT, OPEN_J9 -> TargetRuntime.JVM;
            case GO -> TargetRuntime.GO;
            case NATIVE_IMAGE, HIDDEN, OTHER -> TargetRuntime.UNKNOWN;
        };
    }

    /** The target's main process, the same for as long as the target is asked. */
    private sealed interface Found {
        record Process(SeenProcess process) implements Found {}

        record Nothing(Reason reason, String detail) implements Found {}
    }

    private Found found(Duration within) {
        Optional<Found.Nothing> silence = meet(within);
        if (silence.isPresent()) {
            return silence.get();
        }
        if (main.isPresent()) {
            return new Found.Process(main.get());
        }
        return switch (asked(it -> it.look(shorter(within)))) {
            case Outcome.Refused<List<SeenProcess>>(var reason, String detail) ->
                new Found.Nothing(Reason.valueOf(reason.name()), detail);
            case Outcome.Done<List<SeenProcess>>(var seen) -> {
                Beside beside = target.orElseThrow();
                main = MainProcess.of(seen, beside.status().getContainerID(), Agents.isShared(beside.pod()));
                yield main.<Found>map(Found.Process::new)
                        .orElseGet(() -> new Found.Nothing(
                                Reason.NO_SUCH_PROCESS, "none of the container's processes can be seen"));
            }
        };
    }

    /** Empty once it listens. */
    private Optional<Found.Nothing> meet(Duration within) {
        if (session.isPresent()) {
            return Optional.empty();
        }
        return switch (life.get()) {
            case Life.Restarted(String message) -> Optional.of(new Found.Nothing(Reason.CONTAINER_RESTARTED, message));
            case Life.Gone(String message) -> Optional.of(new Found.Nothing(Reason.GONE, message));
            case Life.Unknown(var problem) ->
                Optional.of(new Found.Nothing(
                        Reason.INTERNAL_ERROR, "the API server did not tell of the pod: " + problem.getMessage()));
            case Life.Same(Pod pod, ContainerStatus status) -> meet(pod, status, within);
        };
    }

    private Optional<Found.Nothing> meet(Pod pod, ContainerStatus status, Duration within) {
        Container container = pod.getSpec().getContainers().stream()
                .filter(it -> it.getName().equals(status.getName()))
                .findFirst()
                .or(() -> pod.getSpec().getInitContainers().stream()
                        .filter(it -> it.getName().equals(status.getName()))
                        .findFirst())
                .orElseThrow();
        return switch (agents.beside(pod, container, status, path, within)) {
            case Met.Refused(Reason reason, String detail) -> Optional.of(new Found.Nothing(reason, detail));
            case Met.Spared(String name, CapturePath way, String detail) -> {
                by = way;
                sparing = Optional.of(
                        sparing.orElseGet(() -> new Sparing(agents.exec(pod, name), status.getContainerID(), spool)));
                yield Optional.of(new Found.Nothing(Reason.NEAR_MEMORY_LIMIT, detail));
            }
            case Met.Listening(AgentSession listening, CapturePath way) -> {
                by = way;
                session = Optional.of(listening);
                target = Optional.of(new Beside(pod, container, status));
                yield Optional.empty();
            }
        };
    }

    Outcome<String> text(Order order, Duration within) {
        return asked(it -> it.text(order, within));
    }

    Outcome<Captured> file(Order order, Path to, long most, Duration within) {
        return asked(it -> it.file(order, to, most, within));
    }

    /** A session that breaks soon is opened again; one that is slow, or breaks late, would take the time again. */
    private <T> Outcome<T> asked(Function<AgentSession, Outcome<T>> question) {
        long end = System.nanoTime() + LOOK.toNanos();
        Outcome<T> answer = question.apply(session.orElseThrow());
        for (int again = 0; again < MOST_AGAIN && brokeBefore(end) && metAgain(); again++) {
            answer = question.apply(session.orElseThrow());
        }
        return answer;
    }

    private boolean brokeBefore(long end) {
        boolean soon = System.nanoTime() < end && !Thread.currentThread().isInterrupted();
        return soon && session.filter(AgentSession::isBroken).isPresent();
    }

    /** Its container may have ended, of which the kubelet tells a little later: only then another one is made. */
    private boolean metAgain() {
        hangUp();
        long end = System.nanoTime() + UNTIL_TOLD.toNanos();
        Optional<Found.Nothing> silence = meet(LOOK);
        while (silence.filter(Agent::mayPass).isPresent() && System.nanoTime() < end && slept()) {
            silence = meet(LOOK);
        }
        return silence.isEmpty();
    }

    private static boolean mayPass(Found.Nothing silence) {
        return silence.reason() != Reason.CONTAINER_RESTARTED && silence.reason() != Reason.GONE;
    }

    private static boolean slept() {
        try {
            Thread.sleep(BETWEEN_LOOKS);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    Observed look(ProcessId process, Duration within) {
        try {
            Path archive = Files.createTempFile(spool, "figures", "");
            try {
                return switch (file(new Order.Figures(process), archive, MAX_FIGURES, shorter(within))) {
                    case Outcome.Done<Captured>(Captured captured) ->
                        ArchivedProcess.read(process.pid(), captured.file());
                    case Outcome.Refused<Captured>(var reason, String detail) ->
                        new Observed.Refused(Reason.valueOf(reason.name()), detail);
                };
            } finally {
                Files.deleteIfExists(archive);
            }
        } catch (IOException e) {
            return new Observed.Refused(Reason.INTERNAL_ERROR, "no room for figures: " + e.getMessage());
        }
    }

    private static Duration shorter(Duration within) {
        return within.compareTo(LOOK) < 0 ? within : LOOK;
    }

    void hangUp() {
        session.ifPresent(AgentSession::close);
        session = Optional.empty();
    }

    @Override
    public void close() {
        hangUp();
    }
}
