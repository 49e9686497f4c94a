package io.fleetprof.operator.capture.pod;

import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.LocalPortForward;
import io.fleetprof.api.v1alpha1.CapturePath;
import io.fleetprof.api.v1alpha1.Reason;
import io.fleetprof.operator.capture.Taken.Missed;
import io.fleetprof.operator.target.Endpoint;
import io.fleetprof.operator.target.Reach;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A port of the pod, by way of the API server and the kubelet, at one of our own on loopback while it is open. */
final class ForwardDoor implements Door {
    private final KubernetesClient client;
    private final Reach.InPod pod;
    private final String name;
    private Optional<LocalPortForward> forward = Optional.empty();
    private Optional<LocalPortForward> besides = Optional.empty();

    /** @param name the pod's */
    ForwardDoor(KubernetesClient client, Reach.InPod pod, String name) {
        this.client = client;
        this.pod = pod;
        this.name = name;
    }

    @Override
    public CapturePath path() {
        return CapturePath.PORT_FORWARD;
    }

    @Override
    public Opened open() {
        Endpoint endpoint = pod.endpoint();
        try {
            LocalPortForward open = forward.orElseGet(() -> forwarded(endpoint.port()));
            forward = Optional.of(open);
            return new Opened.At(uri(open, endpoint.scheme(), endpoint.path()));
        } catch (KubernetesClientException | IllegalStateException e) {
            return new Opened.Shut(Reason.CONNECTION_RESET, "no port-forward: " + e.getMessage());
        }
    }

    /** By the forward of pprof where both are one port, else by one more. */
    @Override
    public Optional<URI> metrics() {
        return pod.endpoint().metrics().flatMap(this::besides);
    }

    private Optional<URI> besides(Endpoint.Metrics said) {
        try {
            if (besides.isEmpty() && said.port() != pod.endpoint().port()) {
                besides = Optional.of(forwarded(said.port()));
            }
            return besides.or(() -> forward).map(open -> uri(open, said.scheme(), said.path()));
        } catch (KubernetesClientException | IllegalStateException _) {
            return Optional.empty();
        }
    }

    private static URI uri(LocalPortForward open, String scheme, String path) {
        String authority = InetAddress.getLoopbackAddress().getHostAddress() + ":" + open.getLocalPort();
        return URI.create(scheme + "://" + authority + path);
    }

    private LocalPortForward forwarded(int port) {
        return client.pods()
                .inNamespace(pod.namespace())
                .withName(name)
                .portForward(port, InetAddress.getLoopbackAddress(), 0);
    }

    /** Our end of the forward is only ever cut; why, the kubelet's words tell. */
    @Override
    public Missed explain(Missed missed) {
        String said = forward.map(ForwardDoor::said).orElse("");
        if (said.contains("connection refused")) {
            return nothingListens(missed);
        }
        return said.isEmpty() && isForbidden()
                ? new Missed(
                        missed.kind(),
                        Reason.PORT_FORWARD_FORBIDDEN,
                        "the operator may not get pods/portforward in namespace " + pod.namespace())
                : missed;
    }

    /** The client keeps an answer of 403 to itself, so the API server is asked what it would say. */
    private boolean isForbidden() {
        SelfSubjectAccessReview question = new SelfSubjectAccessReviewBuilder()
                .withNewSpec()
                .withNewResourceAttributes()
                .withNamespace(pod.namespace())
                .withName(name)
                .withVerb("get")
                .withResource("pods")
                .withSubresource("portforward")
                .endResourceAttributes()
                .endSpec()
                .build();
        try {
            SelfSubjectAccessReview answer =
                    client.authorization().v1().selfSubjectAccessReview().create(question);
            return Boolean.FALSE.equals(answer.getStatus().getAllowed());
        } catch (KubernetesClientException _) {
            return false;
        }
    }

    private Missed nothingListens(Missed missed) {
        Endpoint endpoint = pod.endpoint();
        Reason reason = endpoint.named() ? Reason.CONNECTION_REFUSED : Reason.NO_PPROF;
        return new Missed(
                missed.kind(), reason, "nothing listens on port " + endpoint.port() + ", " + endpoint.source());
    }

    private static String said(LocalPortForward forward) {
        return Stream.concat(forward.getServerThrowables().stream(), forward.getClientThrowables().stream())
                .flatMap(throwable -> Stream.ofNullable(throwable.getMessage()))
                .collect(Collectors.joining(" "))
                .toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        Stream.of(forward, besides).flatMap(Optional::stream).forEach(open -> {
            try {
                open.close();
            } catch (IOException e) {
                // Nothing of the pod is lost by it, and the sockets are gone in either case.
                Logger.getLogger(ForwardDoor.class.getName()).fine(() -> "closing a port-forward: " + e.getMessage());
            }
        });
    }
}
