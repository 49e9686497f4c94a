package io.fleetprof.operator.capture.pod.ephemeral;

import static io.fleetprof.agent.outcome.Reason.NEAR_MEMORY_LIMIT;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fleetprof.agent.outcome.Outcome;
import io.fleetprof.agent.session.SeenProcess;
import io.fleetprof.api.v1alpha1.CapturePath;
import io.fleetprof.api.v1alpha1.Reason;
import io.fleetprof.operator.admission.Injector;
import io.fleetprof.operator.admission.Sidecar;
import io.fleetprof.operator.capture.pod.ephemeral.AgentContainers.Made;
import io.fleetprof.operator.capture.pod.exec.ContainerExec;
import io.fleetprof.operator.target.pod.Identity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Agents beside containers, for all requests: what is learned of one pod's image, the next pod need not be asked for. */
public final class Agents {
    private static final String MIRROR = "kubernetes.io/config.mirror";
    private static final int MOST_IMAGES = 10_000;

    private final KubernetesClient client;
    private final AgentImage image;
    private final AgentContainers containers;
    private final Map<String, Identity> identities = new ConcurrentHashMap<>();

    public Agents(KubernetesClient client, AgentImage image) {
        this.client = client;
        this.image = image;
        this.containers = new AgentContainers(client, image);
    }

    /** How {@link #beside} ended. */
    sealed interface Met {
        /** The agent listens; whoever met it closes the session. By is Ephemeral or Sidecar. */
        record Listening(AgentSession session, CapturePath by) implements Met {}

        /** Its container runs, and there is too little memory for its program. The detail is one line. */
        record Spared(String container, CapturePath by, String detail) implements Met {}

        /** The detail is one line. */
        record Refused(Reason reason, String detail) implements Met {}
    }

    /** The identity of a target, or why it cannot be told. */
    private sealed interface Known {
        record As(Identity identity) implements Known {}

        record Refused(Reason reason, String detail) implements Known {}
    }

    /**
     * A session with an agent of the target's identity; blocks until it listens.
     *
     * @param pod as it is now
     * @param status of the target, which runs
     * @param path the request's: Auto takes a sidecar where there is one
     */
    Met beside(Pod pod, Container target, ContainerStatus status, CapturePath path, Duration within) {
        if (path != CapturePath.EPHEMERAL && Injected.serves(pod, image)) {
            return session(pod, Sidecar.NAME, CapturePath.SIDECAR);
        }
        if (path == CapturePath.SIDECAR) {
            return new Met.Refused(
                    Reason.UNSUPPORTED,
                    "no sidecar of this release that sees its processes: label its template " + Injector.LABEL
                            + ": jvm, and roll it out");
        }
        if (pod.getMetadata().getAnnotations() != null
                && pod.getMetadata().getAnnotations().containsKey(MIRROR)) {
            return new Met.Refused(Reason.STATIC_POD, "its node made it from a file");
        }
        if (Boolean.TRUE.equals(pod.getSpec().getHostPID())) {
            return new Met.Refused(Reason.EPHEMERAL_FORBIDDEN, "with hostPID an agent would see the node's processes");
        }
        return switch (identity(pod, target, status, within)) {
            case Known.As(Identity identity) -> meet(pod, target, identity, within);
            case Known.Refused(Reason reason, String detail) -> new Met.Refused(reason, detail);
        };
    }

    private Met meet(Pod pod, Container target, Identity identity, Duration within) {
        return switch (containers.beside(pod, target, identity, within)) {
            case Made.Refused(Reason reason, String detail) -> new Met.Refused(reason, detail);
            case Made.Running(String name) -> session(pod, name, CapturePath.EPHEMERAL);
        };
    }

    /** The container of an agent, to run in it what takes no memory. */
    ContainerExec exec(Pod pod, String container) {
        return new ContainerExec(
                client, pod.getMetadata().getNamespace(), pod.getMetadata().getName(), container);
    }

    private Met session(Pod pod, String name, CapturePath by) {
        String namespace = pod.getMetadata().getNamespace();
        return switch (AgentSession.open(client, namespace, pod.getMetadata().getName(), name)) {
            case Outcome.Done<AgentSession>(AgentSession session) -> new Met.Listening(session, by);
            case Outcome.Refused<AgentSession>(var reason, String detail)
            when reason == NEAR_MEMORY_LIMIT -> new Met.Spared(name, by, detail);
            case Outcome.Refused<AgentSession>(var reason, String detail) ->
                new Met.Refused(Reason.valueOf(reason.name()), detail);
        };
    }

    private Known identity(Pod pod, Container target, ContainerStatus status, Duration within) {
        Optional<Identity> told = Identity.declared(pod, target, status)
                .or(() -> Optional.ofNullable(identities.get(key(pod, target, status))));
        return told.<Known>map(Known.As::new).orElseGet(() -> seen(pod, target, status, within));
    }

    /** A stranger sees whose a process is, and nothing else of it. */
    private Known seen(Pod pod, Container target, ContainerStatus status, Duration within) {
        return switch (meet(pod, target, Identity.STRANGER, within)) {
            case Met.Refused(Reason reason, String detail) -> new Known.Refused(reason, detail);
            case Met.Spared(String _, CapturePath _, String detail) ->
                new Known.Refused(Reason.NEAR_MEMORY_LIMIT, detail);
            case Met.Listening(AgentSession session, CapturePath _) -> {
                try (session) {
                    yield switch (session.look(within)) {
                        case Outcome.Done<List<SeenProcess>>(var processes) ->
                            MainProcess.of(processes, status.getContainerID(), isShared(pod))
                                    .map(process -> remembered(key(pod, target, status), process))
                                    .orElseGet(() -> new Known.Refused(
                                            Reason.IDENTITY_UNKNOWN, "none of its processes can be seen"));
                        case Outcome.Refused<List<SeenProcess>>(var reason, String detail) ->
                            new Known.Refused(Reason.IDENTITY_UNKNOWN, reason + ": " + detail);
                    };
                }
            }
        };
    }

    private Known remembered(String key, SeenProcess process) {
        Identity identity = new Identity(Integer.toUnsignedLong(process.uid()), Integer.toUnsignedLong(process.gid()));
        if (identities.size() < MOST_IMAGES) {
            identities.put(key, identity);
        }
        return new Known.As(identity);
    }

    /** The image says which user it is, and of which group that user is. */
    private static String key(Pod pod, Container target, ContainerStatus status) {
        return status.getImageID() + " "
                + Identity.user(pod, target).map(String::valueOf).orElse("");
    }

    static boolean isShared(Pod pod) {
        return Boolean.TRUE.equals(pod.getSpec().getShareProcessNamespace());
    }
}
