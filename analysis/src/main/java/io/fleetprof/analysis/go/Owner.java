package io.fleetprof.analysis.go;

/** Whose code a function is. */
public enum Owner {
    RUNTIME,
    STANDARD_LIBRARY,
    /** A module that the program requires: told by its file's path. */
    DEPENDENCY,
    /** The main module. */
    USER,
    /** An address without a name. */
    NOBODY
}
