package io.fleetprof.analysis.go;

import io.fleetprof.analysis.population.Frame;
import io.fleetprof.analysis.population.Stack;
import java.util.ArrayList;
import java.util.List;

/** Stacks as a population keeps them. */
public final class Traces {
    private Traces() {}

    /** A function that calls itself appears once, with the line nearest the leaf: all depths are one stack. */
    public static Stack of(List<Located.Call> calls) {
        List<Frame> frames = new ArrayList<>(Math.min(calls.size(), Stack.MAX_FRAMES));
        String last = "";
        for (Located.Call call : calls) {
            if (!call.frame().function().equals(last) && frames.size() < Stack.MAX_FRAMES) {
                frames.add(call.frame());
            }
            last = call.frame().function();
        }
        return new Stack(frames);
    }

    /** Whether the stack passes through code that borrows connections: it then names the borrower. */
    public static boolean borrows(Stack stack) {
        return stack.anyFunction(function -> function.startsWith("net/http.(*Client).")
                || function.startsWith("net/http.(*Transport).")
                || function.startsWith("database/sql."));
    }
}
