package io.fleetprof.agent.kernel;

/** Flags of {@code open(2)} whose bits differ between architectures. */
final class Flags {
    /** asm-generic has 0400000; ARM, as {@code arch/arm64/include/uapi/asm/fcntl.h} says, 0100000. */
    static final long O_NOFOLLOW = System.getProperty("os.arch").equals("aarch64") ? 0x8000 : 0x20000;

    private Flags() {}
}
