package io.fleetprof.operator.target.pod;

import com.google.common.net.InetAddresses;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Listable;
import io.fleetprof.operator.store.PeerNames;
import io.fleetprof.operator.store.PeerNames.Backend;
import io.fleetprof.operator.store.PeerNames.Kind;
import io.fleetprof.operator.store.PeerNames.Named;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Looks up one address after the other: a Service by its cluster IP, a pod by its own, first in the pods' own namespace
 * and only then in all. The API server is asked for the one that has the address, never for all there are.
 */
final class AddressBook {
    /** As the meshes name the containers that carry a pod's connections. */
    private static final Set<String> SIDECARS =
            Set.of("istio-proxy", "linkerd-proxy", "kuma-sidecar", "consul-dataplane");

    private static final String ALIVE = ",status.phase=Running";

    private final KubernetesClient client;
    private final String namespace;
    private final Owners owners;
    private final TreeSet<String> gaps = new TreeSet<>();
    private int refusals;

    AddressBook(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
        this.owners = new Owners(client);
    }

    /** What could not be asked, one line each. */
    List<String> gaps() {
        return gaps.stream().limit(PeerNames.MAX_GAPS).toList();
    }

    Named lookUp(String address) {
        int before = refusals;
        String ip = canonical(address);
        return here(address, ip)
                .or(() -> anywhere(address, ip))
                .orElseGet(() -> Named.of(address, refusals == before ? Kind.Outside : Kind.Unnamed));
    }

    /** The container that leads a pod's connections; empty where there is none, or no such pod any more. */
    Optional<PeerNames.Sidecar> sidecar(String pod) {
        return answer(() -> Optional.ofNullable(
                        client.pods().inNamespace(namespace).withName(pod).get()))
                .flatMap(it -> containers(it)
                        .map(Container::getName)
                        .filter(SIDECARS::contains)
                        .findFirst()
                        .map(name -> new PeerNames.Sidecar(it.getMetadata().getUid(), name)));
    }

    private static Stream<Container> containers(Pod pod) {
        return Stream.concat(pod.getSpec().getContainers().stream(), pod.getSpec().getInitContainers().stream());
    }

    private Optional<Named> here(String address, String ip) {
        return first(client.services().inNamespace(namespace), "spec.clusterIP=" + ip)
                .map(service -> named(address, service))
                .or(() -> first(client.pods().inNamespace(namespace), "status.podIP=" + ip + ALIVE)
                        .map(pod -> named(address, pod)));
    }

    private Optional<Named> anywhere(String address, String ip) {
        return first(client.services().inAnyNamespace(), "spec.clusterIP=" + ip)
                .map(service -> named(address, service))
                .or(() -> first(client.pods().inAnyNamespace(), "status.podIP=" + ip + ALIVE)
                        .map(pod -> named(address, pod)));
    }

    private <T extends HasMetadata, L extends KubernetesResourceList<T>> Optional<T> first(
            Listable<L> objects, String fields) {
        return answer(() -> Pages.of(objects, "", fields).findFirst());
    }

    /** In its node's network a pod has its node's address, and so have others. */
    private Named named(String address, Pod pod) {
        if (Boolean.TRUE.equals(pod.getSpec().getHostNetwork())) {
            return new Named(address, Kind.Node, "", pod.getSpec().getNodeName(), "", List.of());
        }
        return new Named(
                address,
                Kind.Pod,
                pod.getMetadata().getNamespace(),
                pod.getMetadata().getName(),
                workload(pod),
                List.of(new Backend(
                        pod.getMetadata().getUid(), pod.getMetadata().getName())));
    }

    private Named named(String address, Service service) {
        String in = service.getMetadata().getNamespace();
        String name = service.getMetadata().getName();
        List<ObjectReference> behind = behind(in, name);
        String workload = behind.stream()
                .findFirst()
                .flatMap(pod -> answer(() -> Optional.ofNullable(
                        client.pods().inNamespace(in).withName(pod.getName()).get())))
                .map(this::workload)
                .orElse("");
        return new Named(
                address,
                Kind.Service,
                in,
                name,
                workload,
                behind.stream()
                        .map(pod ->
                                new Backend(Optional.ofNullable(pod.getUid()).orElse(""), pod.getName()))
                        .toList());
    }

    private List<ObjectReference> behind(String in, String service) {
        return answer(() -> Optional.of(Pages.of(
                                client.discovery().v1().endpointSlices().inNamespace(in),
                                "kubernetes.io/service-name=" + service,
                                "")
                        .flatMap(slice -> slice.getEndpoints().stream())
                        .flatMap(endpoint -> Stream.ofNullable(endpoint.getTargetRef()))
                        .filter(target -> "Pod".equals(target.getKind()))
                        .limit(PeerNames.MAX_PODS)
                        .toList()))
                .orElse(List.of());
    }

    private String workload(Pod pod) {
        return answer(() -> Optional.of(owners.of(pod).workload()))
                .filter(PeerNames::isName)
                .orElse("");
    }

    /** A missing right leaves a gap, and nothing else fails for it. */
    private <T> Optional<T> answer(Supplier<Optional<T>> question) {
        try {
            return question.get();
        } catch (KubernetesClientException e) {
            refusals++;
            gaps.add(ApiProblem.of(e).message());
            return Optional.empty();
        }
    }

    /** As the API server writes it: of IPv6 the kernel's reader here has the long form. */
    private static String canonical(String address) {
        return InetAddresses.toAddrString(InetAddresses.forString(address));
    }
}
