package io.fleetprof.operator.capture.pod;

import io.fleetprof.api.v1alpha1.CapturePath;
import io.fleetprof.api.v1alpha1.Reason;
import io.fleetprof.operator.capture.Taken.Missed;
import io.fleetprof.operator.target.Endpoint;
import io.fleetprof.operator.target.Reach;
import java.net.URI;

/** The pod's own address. Not that of a node, where any program may answer. */
final class AddressDoor implements Door {
    private final Reach.InPod pod;
    private final Detours detours;

    AddressDoor(Reach.InPod pod, Detours detours) {
        this.pod = pod;
        this.detours = detours;
    }

    @Override
    public CapturePath path() {
        return CapturePath.POD_IP;
    }

    @Override
    public Opened open() {
        if (pod.hostNetwork()) {
            return new Opened.Shut(Reason.HOST_NETWORK, "its address is the node's");
        }
        if (pod.ip().isEmpty()) {
            return new Opened.Shut(Reason.CONNECTION_REFUSED, "it has no address");
        }
        return detours.lately(pod.namespace())
                .<Opened>map(reason -> new Opened.Shut(reason, "as lately in this namespace"))
                .orElseGet(() -> new Opened.At(uri(pod.ip(), pod.endpoint())));
    }

    /** A refusal is of this pod alone and costs nothing to meet again; what blocks the network costs a second each. */
    @Override
    public Missed explain(Missed missed) {
        if (missed.reason() == Reason.NETWORK_BLOCKED || missed.reason() == Reason.CONNECTION_RESET) {
            detours.remember(pod.namespace(), missed.reason());
        }
        return missed;
    }

    private static URI uri(String ip, Endpoint endpoint) {
        String host = ip.contains(":") ? "[" + ip + "]" : ip;
        return URI.create(endpoint.scheme() + "://" + host + ":" + endpoint.port() + endpoint.path());
    }
}
