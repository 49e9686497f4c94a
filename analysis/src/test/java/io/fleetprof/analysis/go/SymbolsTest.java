package io.fleetprof.analysis.go;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Symbols as the compilers of Go 1.19 to 1.27 write them, and the function that a person wrote. */
class SymbolsTest {
    private static final String MAIN = "/src/shop/main.go";
    private static final String CARTS = "/src/shop/carts/carts.go";
    private static final Symbols SYMBOLS = new Symbols(List.of(
            new Function("main.spawn", MAIN, 10),
            new Function("main.(*server).handle", MAIN, 20),
            new Function("example.com/shop/carts.Fill", CARTS, 5)));

    @ParameterizedTest
    @CsvSource({
        "main.leak, main.leak",
        "main.leak.func1, main.leak",
        "main.leak.func1.2, main.leak",
        "main.leak.func1.gowrap2, main.leak",
        "main.leak.deferwrap1, main.leak",
        "main.leak-range1, main.leak",
        "main.leak.func3-range1, main.leak",
        "main.init.0, main.init",
        "main.init.0.func1, main.init",
        "main.glob..func1, main.init",
        "main.(*server).handle.func2, main.(*server).handle",
        "main.(*server).close-fm, main.(*server).close",
        "main.cart.total.func1, main.cart.total",
        "main.leak[go.shape.int], main.leak[...]",
        "'main.leak[go.shape.struct { A map[string]a/b.C }].func1', main.leak[...]",
        "main.(*queue[go.shape.int]).pop.func1, main.(*queue[...]).pop",
        "main.main.spawn.func3, main.spawn",
        "main.main.func1.spawn.2, main.spawn",
        "main.(*server).handle.spawn.func1, main.spawn",
        "example.com/shop%2ev2/carts.Fill, example.com/shop%2ev2/carts.Fill",
        "example.com/shop/vendor/example.org/lib.Do.func1, example.org/lib.Do",
    })
    void closures_and_wrappers_belong_to_the_function_they_are_written_in(String symbol, String place) {
        assertThat(SYMBOLS.of(new Function(symbol, MAIN, 0)).place()).isEqualTo(place);
    }

    @ParameterizedTest
    @CsvSource({
        "main.main.Fill.func1, example.com/shop/carts.Fill",
        "main.main.gowrap10.Fill.1, example.com/shop/carts.Fill",
        "main.(*server).handle.Fill.func4, example.com/shop/carts.Fill",
        "example.com/shop/carts.Fill.func1, example.com/shop/carts.Fill",
    })
    void a_closure_inlined_into_another_package_belongs_to_its_own(String symbol, String place) {
        assertThat(SYMBOLS.of(new Function(symbol, CARTS, 0)).place()).isEqualTo(place);
    }

    @Test
    void before_go_1_21_an_inlined_closure_names_only_its_host() {
        assertThat(SYMBOLS.of(new Function("main.main.func9", CARTS, 0)).place())
                .isEqualTo("main.main");
    }

    @ParameterizedTest
    @CsvSource({
        "runtime.gopark, /usr/local/go/src/runtime/proc.go, RUNTIME",
        "internal/runtime/maps.NewMap, /usr/local/go/src/internal/runtime/maps/map.go, RUNTIME",
        "runtime/pprof.Do, /usr/local/go/src/runtime/pprof/runtime.go, STANDARD_LIBRARY",
        "internal/poll.runtime_pollWait, /usr/local/go/src/runtime/netpoll.go, STANDARD_LIBRARY",
        "net/http.(*conn).serve, net/http/server.go, STANDARD_LIBRARY",
        "vendor/golang.org/x/net/idna.ToASCII, /go/src/vendor/golang.org/x/net/idna/idna.go, STANDARD_LIBRARY",
        "log/shipper.Run, /home/me/log/shipper/run.go, USER",
        "main.main, /home/me/go/pkg/mod/example.com/tool@v1.2.3/main.go, USER",
        "example.com/shop/carts.Fill, /home/me/shop/carts/carts.go, USER",
        "example.com/shop/carts.Fill, example.com/shop/carts/carts.go, USER",
        "go.uber.org/zap.New, /home/me/go/pkg/mod/go.uber.org/zap@v1.27.0/logger.go, DEPENDENCY",
        "go.uber.org/zap.New, go.uber.org/zap@v1.27.0/logger.go, DEPENDENCY",
        "go.uber.org/zap.New, /home/me/shop/vendor/go.uber.org/zap/logger.go, DEPENDENCY",
    })
    void whose_code_it_is(String symbol, String file, Owner owner) {
        assertThat(SYMBOLS.of(new Function(symbol, file, 0)).owner()).isEqualTo(owner);
    }
}
