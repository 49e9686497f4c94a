package io.fleetprof.analysis.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class KnownCallsTest {
    private final KnownCalls known = new KnownCalls();

    private static Calls calls(int method, int line, int depth) {
        Calls calls = new Calls();
        for (int i = 0; i < depth; i++) {
            calls.add(method, line);
        }
        calls.end(false);
        return calls;
    }

    @Test
    void findsEachOfThousandsOfStacksByItsNumber() {
        for (int i = 0; i < 5000; i++) {
            assertThat(known.find(calls(i % 50, i, 1 + i % 300))).isZero();
            assertThat(known.add(calls(i % 50, i, 1 + i % 300))).isEqualTo(i + 1);
        }
        for (int i = 0; i < 5000; i++) {
            assertThat(known.find(calls(i % 50, i, 1 + i % 300))).isEqualTo(i + 1);
        }
    }

    @Test
    void tellsStacksOfOneHashApart() {
        Calls one = calls(1, 0, 1);
        Calls other = calls(0, 1 << 16, 1);
        assertThat(other.hash()).isEqualTo(one.hash());
        int first = known.add(one);
        assertThat(known.find(other)).isZero();
        int second = known.add(other);
        assertThat(second).isNotEqualTo(first);
        assertThat(known.find(one)).isEqualTo(first);
        assertThat(known.find(other)).isEqualTo(second);
    }

    @Test
    void tellsANativeLeafFromOneInJava() {
        Calls inJava = calls(7, 7, 3);
        Calls inNative = new Calls();
        for (int i = 0; i < 3; i++) {
            inNative.add(7, 7);
        }
        inNative.end(true);
        known.add(inJava);
        assertThat(known.find(inNative)).isZero();
    }
}
