package io.fleetprof.analysis.go;

import io.fleetprof.analysis.population.State;
import java.util.List;
import java.util.Map;

/**
 * What a goroutine waits for, told from the leaf of its stack: the function that called the runtime's park decides.
 *
 * <p>Between Go 1.19 and 1.27 the semaphore functions moved between packages; a semaphore is therefore judged by the lock
 * above it.
 */
public final class Blocking {
    /** One frame of the leaf, as far as it matters here. */
    public record Leaf(String function, int line, int startLine) {}

    private static final Map<String, WaitReason> PARKED_BY = Map.ofEntries(
            Map.entry("runtime.chanrecv", WaitReason.RECEIVE),
            Map.entry("runtime.chansend", WaitReason.SEND),
            Map.entry("runtime.selectgo", WaitReason.SELECT),
            Map.entry("runtime.block", WaitReason.SELECT_NO_CASES),
            Map.entry("runtime.netpollblock", WaitReason.IO_WAIT),
            Map.entry("internal/poll.runtime_pollWait", WaitReason.IO_WAIT),
            Map.entry("time.Sleep", WaitReason.SLEEP),
            Map.entry("sync.runtime_notifyListWait", WaitReason.COND),
            Map.entry("runtime.semacquire1", WaitReason.SEMAPHORE),
            Map.entry("sync.runtime_Semacquire", WaitReason.SEMAPHORE),
            Map.entry("sync.runtime_SemacquireMutex", WaitReason.SEMAPHORE),
            Map.entry("sync.runtime_SemacquireRWMutex", WaitReason.SEMAPHORE),
            Map.entry("sync.runtime_SemacquireRWMutexR", WaitReason.SEMAPHORE),
            Map.entry("sync.runtime_SemacquireWaitGroup", WaitReason.SEMAPHORE),
            Map.entry("internal/sync.runtime_SemacquireMutex", WaitReason.SEMAPHORE),
            Map.entry("internal/poll.runtime_Semacquire", WaitReason.SEMAPHORE),
            Map.entry("runtime.coroswitch", WaitReason.COROUTINE),
            Map.entry("runtime.runfinq", WaitReason.FINALIZER),
            Map.entry("runtime.runFinalizers", WaitReason.FINALIZER),
            Map.entry("runtime.runCleanups", WaitReason.CLEANUP));

    /** In the kernel or in C; no park on the stack. */
    private static final Map<String, WaitReason> CALLING = Map.of(
            "runtime.notetsleepg", WaitReason.SYSCALL,
            "runtime.cgocall", WaitReason.SYSCALL,
            "syscall.Syscall", WaitReason.SYSCALL,
            "syscall.Syscall6", WaitReason.SYSCALL,
            "syscall.syscall", WaitReason.SYSCALL,
            "syscall.syscall6", WaitReason.SYSCALL,
            "internal/runtime/syscall.Syscall6", WaitReason.SYSCALL,
            "internal/runtime/syscall/linux.Syscall6", WaitReason.SYSCALL,
            "runtime/internal/syscall.Syscall6", WaitReason.SYSCALL);

    private static final Map<String, WaitReason> LOCKS = Map.of(
            "sync.(*Mutex).Lock", WaitReason.MUTEX,
            "sync.(*Mutex).lockSlow", WaitReason.MUTEX,
            "internal/sync.(*Mutex).Lock", WaitReason.MUTEX,
            "internal/sync.(*Mutex).lockSlow", WaitReason.MUTEX,
            "sync.(*RWMutex).RLock", WaitReason.READ_LOCK,
            "sync.(*RWMutex).Lock", WaitReason.WRITE_LOCK,
            "sync.(*WaitGroup).Wait", WaitReason.WAIT_GROUP);

    /** Park, the channel operation, its entry point, the semaphore: more never lie between park and the caller. */
    public static final int DEPTH = 8;

    /**
     * A nil channel parks in the first lines of chanrecv and chansend (+5 or +12), a real one after +120, in Go 1.21 to
     * 1.27.
     */
    private static final int NIL_CHANNEL_LINES = 30;

    private Blocking() {}

    /** Of a stack with all its frames (debug=0). */
    public static State complete(List<Leaf> leaf) {
        if (leaf.isEmpty()) {
            return State.UNKNOWN;
        }
        boolean parked = leaf.getFirst().function().equals("runtime.gopark");
        return parked ? parked(leaf) : running(leaf).state();
    }

    /** Of a stack whose leading runtime frames were left out (debug=1): unknown unless a library's frame tells. */
    public static State stripped(List<Leaf> leaf) {
        if (leaf.isEmpty()) {
            return State.UNKNOWN;
        }
        WaitReason reason = PARKED_BY.get(leaf.getFirst().function());
        WaitReason call = CALLING.get(leaf.getFirst().function());
        return reason != null
                ? refine(reason, leaf.getFirst(), leaf).state()
                : call != null ? call.state() : State.UNKNOWN;
    }

    /** Of a stack whose state stands in words (debug=2): old runtimes call every lock "semacquire". */
    public static State worded(String words, List<Leaf> leaf) {
        WaitReason reason = WaitReason.of(words);
        return (reason == WaitReason.SEMAPHORE ? lock(leaf) : reason).state();
    }

    private static State parked(List<Leaf> leaf) {
        for (Leaf frame : leaf.subList(0, Math.min(DEPTH, leaf.size()))) {
            WaitReason reason = PARKED_BY.get(frame.function());
            if (reason != null) {
                return refine(reason, frame, leaf).state();
            }
        }
        return WaitReason.RUNNING.state();
    }

    private static WaitReason running(List<Leaf> leaf) {
        for (Leaf frame : leaf.subList(0, Math.min(DEPTH, leaf.size()))) {
            WaitReason call = CALLING.get(frame.function());
            if (call != null) {
                return call;
            }
        }
        return WaitReason.RUNNING;
    }

    private static WaitReason refine(WaitReason reason, Leaf frame, List<Leaf> leaf) {
        if (reason == WaitReason.SEMAPHORE) {
            return lock(leaf);
        }
        int into = frame.line() - frame.startLine();
        boolean nil = frame.startLine() > 0 && into >= 0 && into < NIL_CHANNEL_LINES;
        return nil && reason == WaitReason.RECEIVE
                ? WaitReason.NIL_RECEIVE
                : nil && reason == WaitReason.SEND ? WaitReason.NIL_SEND : reason;
    }

    private static WaitReason lock(List<Leaf> leaf) {
        for (Leaf frame : leaf.subList(0, Math.min(DEPTH, leaf.size()))) {
            WaitReason lock = LOCKS.get(frame.function());
            if (lock != null) {
                return lock;
            }
        }
        return WaitReason.SEMAPHORE;
    }
}
