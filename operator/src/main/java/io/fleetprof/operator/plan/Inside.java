package io.fleetprof.operator.plan;

import io.fleetprof.api.v1alpha1.CaptureSpec;
import io.fleetprof.operator.target.Reach;

/** Whether a target can be looked into from its own machine or pod: what no program serves by itself needs that. */
enum Inside {
    /** It is a process of this machine. */
    OPEN,
    /** By an agent beside it; one that is added stays in the pod's spec: where the request needs it. */
    BY_AGENT,
    /** The request allows no agent: what the image's own jcmd gives is all. */
    FORBIDDEN,
    /** The request asks for what the image's own jcmd gives. */
    BY_EXEC,
    /** Only an address of it is known. */
    HIDDEN;

    static Inside of(Reach reach, CaptureSpec capture) {
        return switch (reach) {
            case Reach.Local local -> local.pid().isPresent() ? OPEN : HIDDEN;
            case Reach.InPod _ ->
                switch (capture.path()) {
                    case SIDECAR -> BY_AGENT;
                    case EXEC -> BY_EXEC;
                    case AUTO, POD_IP, PORT_FORWARD, EPHEMERAL -> capture.allowEphemeral() ? BY_AGENT : FORBIDDEN;
                };
        };
    }
}
