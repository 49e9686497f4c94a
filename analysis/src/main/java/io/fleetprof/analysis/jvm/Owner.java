package io.fleetprof.analysis.jvm;

/** Whose code a method is. */
public enum Owner {
    /** The JDK, Kotlin's standard library and its coroutines: what a language brings with it. */
    PLATFORM,
    /** A library or framework of {@code libraries.txt}. */
    LIBRARY,
    USER
}
