package io.fleetprof.analysis.jfr;

import java.time.Duration;
import java.util.Optional;

/**
 * A sampled object that was alive when its batch was written.
 *
 * @param className as a class histogram has it
 * @param size bytes; 0 where the JVM does not tell, as 17 does not
 * @param holder the field that holds it, {@code shop.Cache.ENTRIES}, where a chain of references is known
 * @param allocation the stack that made it
 */
record LiveObject(String className, long size, Duration age, Optional<String> holder, CallStack allocation) {}
