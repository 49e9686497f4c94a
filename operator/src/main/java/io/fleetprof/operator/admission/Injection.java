package io.fleetprof.operator.admission;

import com.fasterxml.jackson.databind.node.ArrayNode;

/** What becomes of a pod that is about to be made. */
sealed interface Injection {
    /** @param patch a JSON Patch (RFC 6902) */
    record Patched(ArrayNode patch) implements Injection {}

    /** It is made as it is: it has what it asks for. */
    record Present() implements Injection {}

    /** @param warning one line for whoever made it: why it is made as it is, and how to mend that */
    record Left(String warning) implements Injection {}
}
