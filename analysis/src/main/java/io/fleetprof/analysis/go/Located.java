package io.fleetprof.analysis.go;

import io.fleetprof.analysis.population.Frame;
import io.fleetprof.analysis.population.Place;
import java.util.List;
import java.util.Optional;

/**
 * Where a stack stands.
 *
 * @param place the first function, from the leaf, of the main module; of a dependency if there is none
 * @param site the same with file and line
 */
public record Located(Place place, Frame site) {
    private static final Located NOWHERE = new Located(Place.NOWHERE, new Frame(Place.NOWHERE.function(), "", 0));

    /** One call: its symbol and its source line. */
    public record Call(Symbol symbol, Frame frame) {
        private Frame site() {
            return new Frame(symbol.place(), frame.file(), frame.line());
        }
    }

    /** @param calls leaf first */
    public static Located of(List<Call> calls) {
        return first(calls, Owner.USER)
                .or(() -> first(calls, Owner.DEPENDENCY))
                .map(call -> new Located(Place.user(call.symbol().place()), call.site()))
                .orElseGet(() -> library(calls));
    }

    /** Without code of the program the entry function says most: {@code net/http.(*persistConn).readLoop}. */
    private static Located library(List<Call> calls) {
        return first(calls.reversed(), Owner.STANDARD_LIBRARY)
                .map(call -> new Located(Place.library(call.symbol().place()), call.site()))
                .orElseGet(() -> runtime(calls));
    }

    private static Located runtime(List<Call> calls) {
        return first(calls.reversed(), Owner.RUNTIME)
                .map(call -> new Located(Place.runtime(call.symbol().place()), call.site()))
                .orElse(NOWHERE);
    }

    private static Optional<Call> first(List<Call> calls, Owner owner) {
        for (Call call : calls) {
            if (call.symbol().owner() == owner) {
                return Optional.of(call);
            }
        }
        return Optional.empty();
    }
}
