package io.fleetprof.operator.capture.pod;

import io.fleetprof.api.v1alpha1.CapturePath;
import io.fleetprof.api.v1alpha1.Reason;
import io.fleetprof.operator.capture.Taken.Missed;
import io.fleetprof.operator.target.Reach;
import java.net.URI;
import java.util.Optional;

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
                ? new Opened.Shut(Reason.NETWORK_BLOCKED, "as lately for another pod of the namespace")
                : new Opened.At(uri(
                        pod.endpoint().scheme(),
                        pod.endpoint().port(),
                        pod.endpoint().path()));
    }

    @Override
    public Optional<URI> metrics() {
        return pod.endpoint().metrics().map(said -> uri(said.scheme(), said.port(), said.path()));
    }

    /** What refuses or resets is quick to meet again, and may be of this pod alone; silence costs a second each time. */
    @Override
    public Missed explain(Missed missed) {
        if (missed.reason() == Reason.NETWORK_BLOCKED) {
            detours.remember(pod.namespace());
        }
        return missed;
    }

    private URI uri(String scheme, int port, String path) {
        String host = pod.ip().contains(":") ? "[" + pod.ip() + "]" : pod.ip();
        return URI.create(scheme + "://" + host + ":" + port + path);
    }
}
