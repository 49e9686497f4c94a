package io.fleetprof.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Why a target was not simply collected. Each constant says what it means and what to do; both are shown wherever the
 * reason is.
 */
public enum Reason {
    // Reaching the target

    NO_PPROF(
            "NoPprof",
            "Nothing answers as /debug/pprof on any port that was tried.",
            "Import _ \"net/http/pprof\" and start go http.ListenAndServe(\"127.0.0.1:6060\", nil); for another port set"
                    + " spec.capture.port."),
    CONNECTION_REFUSED(
            "ConnectionRefused",
            "The address was reached and nothing listens on the port.",
            "Check the port; start the program's pprof server."),
    CONNECTION_RESET(
            "ConnectionReset",
            "The connection was cut from the other side, as a mesh with strict mTLS does.",
            "Allow port-forward, or exempt the pprof port from the mesh."),
    UNKNOWN_HOST("UnknownHost", "The host name cannot be resolved.", "Correct the name, or give an address."),
    NETWORK_BLOCKED(
            "NetworkBlocked",
            "Connecting took too long, as behind a NetworkPolicy.",
            "Allow the operator to reach the pprof port, or let it use port-forward."),
    HOST_NETWORK(
            "HostNetwork",
            "The pod uses the node's network, where its address is not its own.",
            "Use port-forward, or inject the sidecar."),
    AUTH_REQUIRED(
            "AuthRequired",
            "The endpoint answered 401 or 403.",
            "Serve pprof on 127.0.0.1 without authentication and let port-forward reach it."),
    NOT_FOUND(
            "NotFound",
            "The endpoint answered 404: the program does not serve this profile.",
            "Check the path; a newer Go may be needed for this kind."),
    SERVER_ERROR(
            "ServerError",
            "The endpoint answered with an error of its own.",
            "Read the program's log; another profile of the kind may be running."),
    REDIRECTED(
            "Redirected", "The endpoint answered with a redirect, which is never followed.", "Give the final address."),
    SLOW_TARGET(
            "SlowTarget",
            "The target sent too slowly to finish in time.",
            "Raise spec.capture.targetTimeout, or look at the target's load."),
    TIMEOUT(
            "Timeout",
            "The target did not finish within spec.capture.targetTimeout.",
            "Raise spec.capture.targetTimeout, or ask for shorter profiles."),
    DEADLINE_EXCEEDED(
            "DeadlineExceeded",
            "The request's time was over before this target was done.",
            "Raise spec.activeDeadlineSeconds, or choose fewer pods."),

    // What the target sent

    NOT_A_PROFILE(
            "NotAProfile",
            "The reply is no profile: a web page, text or other bytes.",
            "Check port and path; an ingress or a login page may answer."),
    EMPTY_REPLY("EmptyReply", "The reply was empty.", "Try again; read the program's log."),
    CORRUPT_PROFILE(
            "CorruptProfile",
            "The reply looks like a profile and does not hold together.",
            "Try again; if it stays, something between changes the bytes."),
    CORRUPT_JFR("CorruptJfr", "The recording cannot be read to its end.", "Try again; keep the file for a report."),
    TRUNCATED(
            "Truncated",
            "The profile ends before its end, or the runtime cut it at its own limit.",
            "Ask for a kind that is smaller, such as Goroutine without text."),
    REPLY_TRUNCATED(
            "ReplyTruncated", "The JVM cut its reply.", "Ask for a smaller kind; a dump to a file has no such limit."),
    TOO_LARGE(
            "TooLarge",
            "The reply is over the size that is accepted.",
            "Ask for a smaller kind or a shorter recording."),
    NOT_ONE_PROCESS(
            "NotOneProcess",
            "The profiles are of more than one process: it was restarted or replaced between them.",
            "Take the snapshots again from one process."),
    NOT_ENABLED(
            "NotEnabled",
            "The profile is served and the program never turned it on.",
            "Call runtime.SetBlockProfileRate or runtime.SetMutexProfileFraction."),
    UNSUPPORTED(
            "Unsupported",
            "This target cannot give this kind.",
            "Ask for another kind; the runtime may be too old for it."),
    NO_OLD_OBJECTS(
            "NoOldObjects",
            "The recording holds no old objects, which proves nothing.",
            "Record for longer, or take histograms."),

    // Java virtual machines

    NOT_A_JVM(
            "NotAJvm",
            "The process is no HotSpot JVM, and signalling another program could end it.",
            "Name the container that runs Java in spec.target.container."),
    OPEN_J9(
            "OpenJ9",
            "The process is an OpenJ9 JVM, which does not speak the attach protocol of HotSpot.",
            "Run the program on a HotSpot JVM."),
    NATIVE_IMAGE(
            "NativeImage",
            "The process is a native image and has no JVM inside.",
            "Build it with monitoring support, or profile it as a process."),
    ATTACH_DISABLED(
            "AttachDisabled",
            "The JVM was started with attaching switched off.",
            "Remove -XX:+DisableAttachMechanism."),
    NO_WRITABLE_TMP(
            "NoWritableTmp",
            "The target's /tmp cannot be written, and attaching needs it.",
            "Mount an emptyDir at /tmp."),
    TMP_FULL(
            "TmpFull",
            "There is too little room for the profile in the target's file system.",
            "Free room, or raise the limit of its emptyDir or ephemeral storage."),
    NO_JFR_MODULE(
            "NoJfrModule",
            "The Java runtime was built without the module jdk.jfr.",
            "Add jdk.jfr to the jlink command."),
    NMT_OFF("NmtOff", "Native memory tracking is off.", "Start the JVM with -XX:NativeMemoryTracking=summary."),
    NO_INSTRUMENT_MODULE(
            "NoInstrumentModule",
            "The Java runtime was built without the module java.instrument.",
            "Add java.instrument to the jlink command."),

    // Rights over the target

    IDENTITY_UNKNOWN(
            "IdentityUnknown",
            "The user and group of the target cannot be told, and attaching needs the same.",
            "Set runAsUser and runAsGroup in the pod."),
    TARGET_MORE_PRIVILEGED(
            "TargetMorePrivileged",
            "The target holds capabilities that the agent does not.",
            "Drop them from the target, or inject the sidecar."),
    NOT_DUMPABLE(
            "NotDumpable", "The target forbids looking into it.", "Remove the call that clears its dumpable flag."),
    PERMISSION_DENIED(
            "PermissionDenied",
            "The operating system forbids looking into the process.",
            "Run as the user of the process."),
    MAC_DENIED("MacDenied", "SELinux or AppArmor forbade it.", "Allow the agent's profile to read the target's."),
    POD_VIOLATES_POLICY(
            "PodViolatesPolicy",
            "The pod itself breaks the pod security of its namespace, so nothing can be added to it.",
            "Mend what the message names in the pod's spec."),
    EPHEMERAL_LIMIT(
            "EphemeralLimit",
            "The pod has had as many ephemeral containers as one may have.",
            "Inject the sidecar, or wait for the next rollout."),
    EPHEMERAL_FORBIDDEN(
            "EphemeralForbidden",
            "Ephemeral containers are forbidden, here or by the request.",
            "Set spec.capture.allowEphemeral, or inject the sidecar."),
    PORT_FORWARD_FORBIDDEN(
            "PortForwardForbidden",
            "The operator may not forward ports of this pod.",
            "Grant it get and create on pods/portforward, or allow the pod's address in a NetworkPolicy."),
    IMAGE_PULL_FAILED(
            "ImagePullFailed",
            "The node could not pull the agent's image with the pod's secrets.",
            "Mirror the image to a registry that the pod can pull from."),
    STATIC_POD(
            "StaticPod",
            "The pod belongs to its node, not to the API server.",
            "Use the network: serve pprof or a JMX port."),
    OPTED_OUT("OptedOut", "The pod or its namespace asks not to be profiled.", "Remove the opt-out, if you may."),

    // Cost to the target

    IMPACT_TOO_HIGH(
            "ImpactTooHigh",
            "The kind costs more than the request, the namespace or an admin allows.",
            "Raise spec.capture.impact; High needs an admin's label on the namespace."),
    WOULD_PAUSE(
            "WouldPause",
            "It would stop the program for longer than spec.capture.maxPause.",
            "Raise spec.capture.maxPause, or ask for a cheaper kind."),
    NEAR_MEMORY_LIMIT(
            "NearMemoryLimit",
            "The container is too near its memory limit for the agent.",
            "Raise the limit; cheaper profiles were taken where they could be."),

    // The end of the target, and our own part

    CONTAINER_RESTARTED(
            "ContainerRestarted",
            "The container was restarted while it was profiled.",
            "Run again; see why it was restarted."),
    GONE("Gone", "The pod ended while or before it was profiled.", "Nothing; another pod takes its place once."),
    NO_SUCH_PROCESS("NoSuchProcess", "No process has this id.", "Give the id of a running process."),
    STORE_FAILED(
            "StoreFailed", "The profile was taken and could not be stored.", "Look at the ProfileStorage's condition."),
    INTERNAL_ERROR("InternalError", "Fleetprof itself failed.", "Please report it with the operator's log.");

    private final String label;
    private final String meaning;
    private final String remedy;

    Reason(String label, String meaning, String remedy) {
        this.label = label;
        this.meaning = meaning;
        this.remedy = remedy;
    }

    /** As the API writes it. */
    @JsonValue
    public String label() {
        return label;
    }

    /** What it says about the target, one sentence. */
    public String meaning() {
        return meaning;
    }

    /** What to do about it, one line. */
    public String remedy() {
        return remedy;
    }
}
