package io.fleetprof.operator.capture.pod.exec;

import static io.fleetprof.agent.outcome.Reason.NEAR_MEMORY_LIMIT;
import static io.fleetprof.agent.outcome.Reason.NO_SUCH_PROCESS;
import static io.fleetprof.agent.outcome.Reason.OPEN_J9;
import static io.fleetprof.agent.outcome.Reason.UNSUPPORTED;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fleetprof.agent.Jvm;
import io.fleetprof.agent.outcome.Outcome;
import io.fleetprof.agent.target.Machine;
import io.fleetprof.analysis.population.Gauge;
import io.fleetprof.api.v1alpha1.Reason;
import io.fleetprof.operator.capture.JvmAccess;
import io.fleetprof.operator.plan.Headroom;
import io.fleetprof.operator.target.pod.Containers;
import io.fleetprof.operator.target.pod.Life;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A container's JVM by the jcmd of its own image. That is a JVM too, in the same cgroup: it is started only where the
 * container's memory is seen to have room for it. One thread at a time.
 */
public final class OwnJcmd implements JvmAccess {
    private final KubernetesClient client;
    private final Supplier<Life> life;
    private Optional<Known> known = Optional.empty();

    /** @param life of the target, now */
    public OwnJcmd(KubernetesClient client, Supplier<Life> life) {
        this.client = client;
        this.life = life;
    }

    /** The JVM that was asked first: it is asked again, and no other. */
    private record Known(long pid, Duration started, int release) {
        boolean isSame(ProcessTexts process) {
            return process.pid() == pid && process.started().equals(started);
        }
    }

    /** Whether it has answered so far. */
    public boolean wasReached() {
        return known.isPresent();
    }

    @Override
    public Opened open(Duration within) {
        return switch (life.get()) {
            case Life.Restarted(String message) -> new Opened.Refused(Reason.CONTAINER_RESTARTED, message);
            case Life.Gone(String message) -> new Opened.Refused(Reason.GONE, message);
            case Life.Unknown(var problem) ->
                new Opened.Refused(
                        Reason.INTERNAL_ERROR, "the API server did not tell of the pod: " + problem.getMessage());
            case Life.Same(Pod pod, ContainerStatus status) -> open(pod, status, within);
        };
    }

    private Opened open(Pod pod, ContainerStatus status, Duration within) {
        Container container = Containers.meant(pod, status.getName()).orElseThrow();
        return Hindrance.of(pod, container)
                .<Opened>map(why -> new Opened.Refused(Reason.UNSUPPORTED, why))
                .orElseGet(() -> open(
                        new ContainerExec(
                                client,
                                pod.getMetadata().getNamespace(),
                                pod.getMetadata().getName(),
                                container.getName()),
                        within));
    }

    private Opened open(ContainerExec exec, Duration within) {
        Outcome<Opened> opened = exec.text(ExecCommand.memory(), within)
                .then(OwnJcmd::room)
                .then(memory -> process(exec, within).then(process -> asked(exec, process, memory, within)));
        return switch (opened) {
            case Outcome.Done<Opened>(Opened it) -> it;
            case Outcome.Refused<Opened>(var reason, String detail) ->
                new Opened.Refused(Reason.valueOf(reason.name()), detail);
        };
    }

    /** What is not known is not risked. */
    private static Outcome<Map<Gauge, Long>> room(String text) {
        Optional<Map<Gauge, Long>> memory = MemoryTexts.read(text);
        if (memory.isEmpty()) {
            return Outcome.refused(UNSUPPORTED, "how much memory it has left cannot be read below /sys/fs/cgroup");
        }
        return Headroom.ofJcmd(memory.get())
                .filter(Headroom::isShort)
                .<Outcome<Map<Gauge, Long>>>map(room -> Outcome.refused(NEAR_MEMORY_LIMIT, room.line("jcmd")))
                .orElseGet(() -> Outcome.done(memory.get()));
    }

    private Outcome<ProcessTexts> process(ContainerExec exec, Duration within) {
        return known.map(it -> Outcome.done(it.pid()))
                .orElseGet(() -> pid(exec, within))
                .then(pid -> exec.text(ExecCommand.process(pid), within).then(text -> ProcessTexts.read(pid, text)));
    }

    /** Mostly the first process, which costs no jcmd to find out; one whose user has no name is not listed by it. */
    private static Outcome<Long> pid(ContainerExec exec, Duration within) {
        return exec.text(ExecCommand.mapsOfFirst(), within).then(maps -> switch (machine(maps)) {
            case HOTSPOT -> Outcome.done(1L);
            case OPEN_J9 -> Outcome.refused(OPEN_J9, "process 1 maps libj9vm");
            case NONE -> exec.answer(ExecCommand.listing(), within).then(JvmListing::only);
        });
    }

    private static Machine machine(String maps) {
        try {
            return Machine.of(new BufferedReader(new StringReader(maps)));
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot break", e);
        }
    }

    private Outcome<Opened> asked(ContainerExec exec, ProcessTexts process, Map<Gauge, Long> memory, Duration within) {
        if (known.isPresent() && !known.get().isSame(process)) {
            return Outcome.refused(NO_SUCH_PROCESS, process.pid() + " went to another process");
        }
        Map<Gauge, Long> gauges = new EnumMap<>(memory);
        gauges.putAll(process.gauges());
        return release(exec, process, within).then(release -> {
            known = Optional.of(new Known(process.pid(), process.started(), release));
            return Outcome.done(new Opened.Ready(new JcmdDiagnostics(exec, process.pid(), release, gauges)));
        });
    }

    private Outcome<Integer> release(ContainerExec exec, ProcessTexts process, Duration within) {
        return known.map(it -> Outcome.done(it.release()))
                .orElseGet(() ->
                        exec.answer(ExecCommand.version(process.pid()), within).then(Jvm::release));
    }
}
