package io.fleetprof.operator.target;

import io.fleetprof.operator.store.PodContext;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;

/** The ways to a target that are known. */
public sealed interface Reach {
    /** Names the container in this life; empty where nothing restarts it under the same name. */
    String life();

    PodContext context();

    /**
     * A process of this machine, or one behind a URL; at least one of the two is known.
     *
     * @param url of its pprof server, {@code http://127.0.0.1:6060}, with a path when it is not served at the root
     * @param pid of its process, where this machine runs it
     */
    record Local(Optional<URI> url, OptionalLong pid) implements Reach {
        @Override
        public String life() {
            return "";
        }

        @Override
        public PodContext context() {
            return PodContext.NONE;
        }
    }

    /**
     * A container of a pod.
     *
     * @param ip the pod's address; empty when it has none yet
     * @param hostNetwork whether that address is its node's, so that another program may answer there
     * @param life the id of the running container, {@code containerd://…}
     * @param endpoint where it serves pprof if it does; nothing else of it is asked
     * @param context what the API server says of it
     */
    record InPod(String namespace, String ip, boolean hostNetwork, String life, Endpoint endpoint, PodContext context)
            implements Reach {}
}
