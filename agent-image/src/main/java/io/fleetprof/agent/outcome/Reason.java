package io.fleetprof.agent.outcome;

/** Why a target did not give what it was asked for. The names are those of the API's reasons. */
public enum Reason {
    // Who may be signalled

    /** No HotSpot JVM, or none that is ready to be signalled: SIGQUIT could end it. */
    NOT_A_JVM,
    /** An OpenJ9 JVM, which has another attach protocol. */
    OPEN_J9,
    /** A GraalVM native image. */
    NATIVE_IMAGE,
    /** No process has this id, or it ended meanwhile. */
    NO_SUCH_PROCESS,

    // Rights over it

    /** Another user's or group's process, and this one is not root. */
    PERMISSION_DENIED,
    /** It cleared its dumpable flag, so that the kernel shows its files to root alone. */
    NOT_DUMPABLE,
    /** It holds capabilities this process has not. */
    TARGET_MORE_PRIVILEGED,

    /** So near its memory limit that a JVM beside it would end it; told by the program's launcher. */
    NEAR_MEMORY_LIMIT,

    // Attaching

    /** Started with {@code -XX:+DisableAttachMechanism}. */
    ATTACH_DISABLED,
    /** Nothing can be written to its /tmp, where the attach socket has to be. */
    NO_WRITABLE_TMP,
    /** No answer, or none to its end, within the time. */
    TIMEOUT,
    /** The JVM does not know the command: it is too old for it. */
    UNSUPPORTED,
    /** What answers is not the JVM, or does not speak its protocol. */
    NOT_A_PROFILE,

    // What came back

    /** The reply lacks its end: HotSpot cuts one at 100 MB without a word. */
    REPLY_TRUNCATED,
    /** More bytes than are accepted. */
    TOO_LARGE,
    /** Nothing came. */
    EMPTY_REPLY,

    // Recordings

    /** The runtime has no module jdk.jfr. */
    NO_JFR_MODULE,
    /** A third of the free space of the target's /tmp is too little for a recording. */
    TMP_FULL,
    /** The recording cannot be read to its end. */
    CORRUPT_JFR,

    // Coroutines

    /** The runtime has no module java.instrument, without which nothing can be loaded into it. */
    NO_INSTRUMENT_MODULE,

    /** Our own part failed. */
    INTERNAL_ERROR
}
