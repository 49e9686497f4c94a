package io.fleetprof.operator.store;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Whom the profiled programs of a run talk to, as the cluster named them: asked once, after the captures and before the
 * first analysis, and recorded as {@code peers.json}, so that every analysis of the run reads the same names.
 *
 * @param version of this form, {@value #VERSION}
 * @param namespace of the request
 * @param peers at most {@value #MAX_PEERS}
 * @param sidecars of profiled pods, at most {@value Plan#MAX_TARGETS}
 * @param gaps why addresses have no name, such as a missing right, one line each, at most {@value #MAX_GAPS}
 */
public record PeerNames(int version, String namespace, List<Named> peers, List<Sidecar> sidecars, List<String> gaps) {
    public static final int VERSION = 1;
    public static final int MAX_PEERS = 50;
    public static final int MAX_GAPS = 10;
    public static final int MAX_PODS = 20;
    public static final int MAX_GAP = 700;

    private static final Pattern NAME = Pattern.compile("[a-z0-9.-]{0,253}");
    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f.:]{1,45}");

    public PeerNames {
        Bounds.require(version == VERSION, "version", "is " + version + ", this program reads " + VERSION);
        name("namespace", namespace);
        peers = Bounds.list("peers", peers, MAX_PEERS);
        sidecars = Bounds.list("sidecars", sidecars, Plan.MAX_TARGETS);
        gaps = Bounds.list("gaps", gaps, MAX_GAPS);
        gaps.forEach(gap -> Bounds.text("gap", gap, 1, MAX_GAP));
    }

    /** What kind of thing has an address. */
    public enum Kind {
        Pod,
        Service,
        Node,
        /** Neither a pod nor a Service of the cluster has it. */
        Outside,
        /** The cluster could not be asked; {@link PeerNames#gaps} says why. */
        Unnamed
    }

    /**
     * Who is at an address.
     *
     * @param namespace of the pod or Service; empty for all else
     * @param name of the pod, the Service or the node; empty for all else
     * @param workload what its pods belong to; empty when unknown
     * @param pods behind the Service, or the pod itself, at most {@value PeerNames#MAX_PODS}
     */
    public record Named(String address, Kind kind, String namespace, String name, String workload, List<Backend> pods) {
        public Named {
            Bounds.require(ADDRESS.matcher(address).matches(), "address", "is none");
            Bounds.present("kind", kind);
            PeerNames.name("namespace", namespace);
            PeerNames.name("name", name);
            PeerNames.name("workload", workload);
            pods = Bounds.list("pods", pods, MAX_PODS);
        }

        /** An address of which no more is known than that. */
        public static Named of(String address, Kind kind) {
            return new Named(address, kind, "", "", "", List.of());
        }
    }

    /** A pod that may answer. */
    public record Backend(String uid, String name) {
        public Backend {
            Bounds.text("uid", uid, 0, 64);
            PeerNames.name("name", name);
        }
    }

    /** The container of a pod through which a mesh leads its connections. */
    public record Sidecar(String podUid, String container) {
        public Sidecar {
            Bounds.text("podUid", podUid, 1, 64);
            PeerNames.name("container", container);
        }
    }

    /** Whether something may stand for a name here: owners may be called anything. */
    public static boolean isName(String value) {
        return NAME.matcher(value).matches();
    }

    private static void name(String field, String value) {
        Bounds.present(field, value);
        Bounds.require(isName(value), field, "is not a name of Kubernetes");
    }
}
