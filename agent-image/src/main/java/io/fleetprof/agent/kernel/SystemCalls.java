package io.fleetprof.agent.kernel;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/**
 * The few calls to the Linux kernel that the JDK has no method for. Numbers from {@code asm-generic/unistd.h}: calls
 * younger than Linux 5.1 have the same number on every architecture. Needs Linux 5.6.
 */
final class SystemCalls {
    private static final int OPENAT2 = 437;
    private static final int PIDFD_OPEN = 434;
    private static final int PIDFD_SEND_SIGNAL = 424;

    private static final int AT_FDCWD = -100;

    private static final int EPERM = 1;
    private static final int ENOENT = 2;
    private static final int ESRCH = 3;
    private static final int EACCES = 13;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final StructLayout CALL_STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = CALL_STATE.varHandle(PathElement.groupElement("errno"));

    /** {@code long syscall(long number, ...)} with four arguments, unused ones zero. */
    private static final MethodHandle SYSCALL = LINKER.downcallHandle(
            LINKER.defaultLookup().findOrThrow("syscall"),
            FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, ADDRESS, ADDRESS, JAVA_LONG),
            Linker.Option.firstVariadicArg(1),
            Linker.Option.captureCallState("errno"));

    private static final MethodHandle CLOSE = LINKER.downcallHandle(
            LINKER.defaultLookup().findOrThrow("close"), FunctionDescriptor.of(JAVA_INT, JAVA_INT));

    private static final MethodHandle GETEUID = identity("geteuid");
    private static final MethodHandle GETEGID = identity("getegid");

    /** {@code int prctl(int option, ...)}, whose number differs between architectures. */
    private static final MethodHandle PRCTL = LINKER.downcallHandle(
            LINKER.defaultLookup().findOrThrow("prctl"),
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG),
            Linker.Option.firstVariadicArg(1));

    private static final int PR_SET_DUMPABLE = 4;

    private SystemCalls() {}

    /** @param directory a descriptor, below which a relative path is looked up */
    static int open(int directory, String path, long flags, long resolve) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            // struct open_how { __u64 flags, mode, resolve; }
            MemorySegment how = arena.allocateFrom(JAVA_LONG, flags, 0, resolve);
            return (int) call(arena, path, OPENAT2, directory, arena.allocateFrom(path), how, how.byteSize());
        }
    }

    static int open(String path, long flags) throws IOException {
        return open(AT_FDCWD, path, flags, 0);
    }

    static int pidfdOpen(long pid) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            return (int) call(arena, "pid " + pid, PIDFD_OPEN, pid, MemorySegment.NULL, MemorySegment.NULL, 0);
        }
    }

    static void pidfdSendSignal(int pidfd, int signal) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment number = MemorySegment.ofAddress(signal);
            call(arena, "signal " + signal, PIDFD_SEND_SIGNAL, pidfd, number, MemorySegment.NULL, 0);
        }
    }

    static void close(int descriptor) {
        try {
            int _ = (int) CLOSE.invokeExact(descriptor);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    static int uid() {
        try {
            return (int) GETEUID.invokeExact();
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    static int gid() {
        try {
            return (int) GETEGID.invokeExact();
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static MethodHandle identity(String name) {
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), FunctionDescriptor.of(JAVA_INT));
    }

    static void setDumpable(boolean dumpable) {
        int result;
        try {
            result = (int) PRCTL.invokeExact(PR_SET_DUMPABLE, dumpable ? 1L : 0L);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        if (result != 0) {
            throw new IllegalStateException("PR_SET_DUMPABLE: " + result);
        }
    }

    private static long call(
            Arena arena, String what, long number, long first, MemorySegment second, MemorySegment third, long fourth)
            throws IOException {
        MemorySegment state = arena.allocate(CALL_STATE);
        long result;
        try {
            result = (long) SYSCALL.invokeExact(state, number, first, second, third, fourth);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        if (result < 0) {
            throw failure(what, (int) ERRNO.get(state, 0L));
        }
        return result;
    }

    private static IOException failure(String what, int errno) {
        return switch (errno) {
            case ENOENT, ESRCH -> new NoSuchFileException(what);
            case EACCES, EPERM -> new AccessDeniedException(what);
            default -> new IOException(what + ": the kernel says error " + errno);
        };
    }
}
