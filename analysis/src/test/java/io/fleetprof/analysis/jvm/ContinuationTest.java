package io.fleetprof.analysis.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContinuationTest {
    @ParameterizedTest
    @CsvSource({
        "shop.LeakKt$inner$1, shop.LeakKt.inner",
        "shop.LeakKt$inner$1$2, shop.LeakKt.inner",
        "shop.Desk$Companion$open$1, shop.Desk$Companion.open",
        "shop.Desk$1$open$1, shop.Desk$1.open",
        "shop.Desk$open$1$invokeSuspend$$inlined$collect$1, shop.Desk.open",
        "shop.Desk$prices$$inlined$map$1$2, shop.Desk.prices",
        "LeakKt$main$1, LeakKt.main"
    })
    void a_continuation_is_named_after_its_function(String className, String function) {
        assertThat(Continuation.of(className)).map(Continuation::function).contains(function);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop.Desk",
                "shop.Desk$1",
                "shop.Desk$Drawer",
                "shop.Desk$Drawer$1",
                "shop.Desk$open",
                "shop.Desk$$Lambda",
                "[B",
                "$",
                "$$1",
                ""
            })
    void other_classes_are_none(String className) {
        assertThat(Continuation.of(className)).isEmpty();
    }
}
