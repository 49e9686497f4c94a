package io.fleetprof.operator.capture.pod;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fleetprof.api.v1alpha1.CapturePath;
import io.fleetprof.api.v1alpha1.CaptureSpec;
import io.fleetprof.api.v1alpha1.Reason;
import io.fleetprof.operator.capture.Entrance;
import io.fleetprof.operator.capture.JvmWay;
import io.fleetprof.operator.capture.PprofWay;
import io.fleetprof.operator.capture.ProcessWay;
import io.fleetprof.operator.capture.Route;
import io.fleetprof.operator.capture.Taken.Missed;
import io.fleetprof.operator.capture.Way;
import io.fleetprof.operator.capture.Ways;
import io.fleetprof.operator.capture.http.HttpFetch;
import io.fleetprof.operator.capture.pod.ephemeral.Agent;
import io.fleetprof.operator.capture.pod.ephemeral.AgentImage;
import io.fleetprof.operator.capture.pod.ephemeral.Agents;
import io.fleetprof.operator.capture.pod.exec.OwnJcmd;
import io.fleetprof.operator.store.ContainerId;
import io.fleetprof.operator.target.Reach;
import io.fleetprof.operator.target.Target;
import io.fleetprof.operator.target.pod.Life;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The ways into a cluster's pods, for all requests: what one finds blocked, the next need not try. */
public final class PodEntrances implements AutoCloseable {
    private static final Set<CapturePath> INSIDE =
            EnumSet.of(CapturePath.AUTO, CapturePath.EPHEMERAL, CapturePath.SIDECAR);

    private static final FallbackWay.Refusal FORBIDDEN =
            new FallbackWay.Refusal(Reason.EPHEMERAL_FORBIDDEN, "spec.capture.allowEphemeral is false");

    private final HttpFetch fetch = HttpFetch.ofPods();
    private final Detours detours = new Detours();
    private final KubernetesClient client;
    private final Agents agents;
    private final Path spool;

    /**
     * @param image of agents
     * @param spool a folder for files on their way to the store
     */
    public PodEntrances(KubernetesClient client, AgentImage image, Path spool) {
        this.client = client;
        this.agents = new Agents(client, image);
        this.spool = spool;
    }

    /** As one request wants it. */
    public Entrance of(CaptureSpec capture) {
        return target -> switch (target.reach()) {
            case Reach.InPod pod -> into(target, pod, capture);
            case Reach.Local _ -> throw new IllegalArgumentException(target.name() + " is no pod");
        };
    }

    private Way into(Target target, Reach.InPod pod, CaptureSpec capture) {
        ContainerId id = new ContainerId(
                target.name(), target.container().podUid(), target.container().name());
        OneLife life = new OneLife(() -> Life.of(client, pod.namespace(), id, pod.life()));
        Agent agent = new Agent(agents, life.life(), capture.path(), spool);
        boolean inside = INSIDE.contains(capture.path());
        boolean allowed = capture.allowEphemeral() || capture.path() == CapturePath.SIDECAR;
        return new Ways(
                Optional.of(pprof(target, pod, capture, life)),
                Optional.of(jvm(agent, capture, allowed, life)),
                Optional.of(
                        inside
                                ? new InsideWay(new ProcessWay(agent, spool), agent, allowed, life)
                                : none(capture.path())));
    }

    private Way jvm(Agent agent, CaptureSpec capture, boolean allowed, OneLife life) {
        Way byAgent = new InsideWay(new JvmWay(agent, capture, spool), agent, allowed, life);
        OwnJcmd jcmd = new OwnJcmd(client, life.life());
        Way byExec = new ExecWay(new JvmWay(jcmd, capture, spool), jcmd, life);
        return switch (capture.path()) {
            case AUTO -> new FallbackWay(byAgent, byExec, allowed ? Optional.empty() : Optional.of(FORBIDDEN));
            case EPHEMERAL, SIDECAR -> byAgent;
            case EXEC -> byExec;
            case POD_IP, PORT_FORWARD -> none(capture.path());
        };
    }

    private Way pprof(Target target, Reach.InPod pod, CaptureSpec capture, OneLife life) {
        Door address = new AddressDoor(pod, detours);
        Door forward = new ForwardDoor(client, pod, target.name());
        return switch (capture.path()) {
            case AUTO -> through(List.of(address, forward), capture, life);
            // Who insists has it tried, whatever was met before.
            case POD_IP -> through(List.of(new AddressDoor(pod, new Detours())), capture, life);
            case PORT_FORWARD -> through(List.of(forward), capture, life);
            case EPHEMERAL, EXEC, SIDECAR -> none(capture.path());
        };
    }

    private Way through(List<Door> doors, CaptureSpec capture, OneLife life) {
        return new PodWay(
                doors,
                (base, door) -> new PprofWay(fetch, base, door.metrics(), Route.by(door.path()), capture, spool),
                life);
    }

    private static Way none(CapturePath path) {
        return (step, _) -> List.of(new Missed(
                step.kind(),
                Reason.UNSUPPORTED,
                "spec.capture.path " + path.label() + " does not lead to it; use Auto"));
    }

    @Override
    public void close() {
        fetch.close();
    }
}
