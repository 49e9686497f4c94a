package io.fleetprof.analysis.go;

import static io.fleetprof.analysis.population.StateClass.ASLEEP;
import static io.fleetprof.analysis.population.StateClass.IDLE_ABLE;
import static io.fleetprof.analysis.population.StateClass.JOINING;
import static io.fleetprof.analysis.population.StateClass.NEVER_IDLE;

import io.fleetprof.analysis.population.State;
import io.fleetprof.analysis.population.StateClass;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Why a goroutine does not run, in the words of the runtime (waitReasonStrings and gStatusStrings of Go 1.19 to 1.27).
 * Reasons of the garbage collector and scheduler pass by themselves: such a goroutine counts as running.
 */
public enum WaitReason {
    NIL_RECEIVE("chan receive (nil chan)", NEVER_IDLE),
    NIL_SEND("chan send (nil chan)", NEVER_IDLE),
    RECEIVE("chan receive", IDLE_ABLE),
    SEND("chan send", NEVER_IDLE),
    SELECT("select", IDLE_ABLE),
    SELECT_NO_CASES("select (no cases)", NEVER_IDLE),
    IO_WAIT("IO wait", IDLE_ABLE),
    SLEEP("sleep", ASLEEP),
    COND("sync.Cond.Wait", IDLE_ABLE),
    MUTEX("sync.Mutex.Lock", NEVER_IDLE),
    READ_LOCK("sync.RWMutex.RLock", NEVER_IDLE),
    WRITE_LOCK("sync.RWMutex.Lock", NEVER_IDLE),
    WAIT_GROUP("sync.WaitGroup.Wait", JOINING),
    /** A semaphore of another caller: the lock of a file descriptor, or of the runtime. */
    SEMAPHORE("semacquire", NEVER_IDLE),
    SYSCALL("syscall", IDLE_ABLE),
    COROUTINE("coroutine", IDLE_ABLE),
    FINALIZER("finalizer wait", IDLE_ABLE),
    CLEANUP("cleanup wait", IDLE_ABLE),
    TRACE_READER("trace reader (blocked)", IDLE_ABLE),
    SYNCTEST_RUN("synctest.Run", JOINING),
    SYNCTEST_WAIT("synctest.Wait", JOINING),
    RUNNING("running", StateClass.RUNNING);

    private static final Map<String, WaitReason> BY_WORDS = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(reason -> reason.state.name(), reason -> reason));

    private final State state;

    WaitReason(String words, StateClass stateClass) {
        state = new State(words, stateClass);
    }

    public State state() {
        return state;
    }

    /**
     * The reason named in a goroutine's header, marks like {@code (leaked)} included; RUNNING for the words of the
     * scheduler and collector ("runnable", "GC assist wait").
     */
    public static WaitReason of(String words) {
        WaitReason exact = BY_WORDS.get(words);
        if (exact != null) {
            return exact;
        }
        int mark = words.lastIndexOf(" (");
        return mark > 0 ? of(words.substring(0, mark)) : RUNNING;
    }
}
