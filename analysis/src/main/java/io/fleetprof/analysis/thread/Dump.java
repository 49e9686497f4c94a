package io.fleetprof.analysis.thread;

import io.fleetprof.analysis.input.Budget;
import io.fleetprof.analysis.input.CallTree;
import io.fleetprof.analysis.input.Ints;
import io.fleetprof.analysis.input.Longs;
import io.fleetprof.analysis.input.Texts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A thread dump in memory: each different stack once, each thread a row of numbers. What is set belongs to the last row. */
final class Dump {
    static final int NONE = -1;
    /** The JVM prints 1024 calls by default; a stack of more is cut there. */
    private static final int MAX_CALLS = 1024;

    final Texts names;
    final Texts calls;
    final Texts words;
    final Texts containers;
    final Texts locks;
    final CallTree stacks;

    final Longs ids;
    /** CPU time each has used, 0 when unknown. */
    final Longs cpuMicros;

    final Ints name;
    final Ints state;
    final Ints stack;
    final Ints container;
    final Ints virtual;
    /** The lock the thread waits for. */
    final Ints waits;
    /** Pairs: a lock and the row that holds it. */
    final Ints held;

    final Ints holders;

    /** Threads the JVM itself names as deadlocked. */
    final Set<String> deadlocked = new HashSet<>();

    Optional<Instant> clock = Optional.empty();
    double oldestSeconds;
    double cpuMillis;
    OptionalLong processId = OptionalLong.empty();
    private int depth;

    Dump(Budget budget) {
        names = new Texts(budget);
        calls = new Texts(budget);
        words = new Texts(budget);
        containers = new Texts(budget);
        locks = new Texts(budget);
        stacks = new CallTree(budget);
        ids = new Longs(budget);
        cpuMicros = new Longs(budget);
        name = new Ints(budget);
        state = new Ints(budget);
        stack = new Ints(budget);
        container = new Ints(budget);
        virtual = new Ints(budget);
        waits = new Ints(budget);
        held = new Ints(budget);
        holders = new Ints(budget);
    }

    /** A new row: everything is unknown of it but that it is. */
    void begin() {
        ids.add(0);
        cpuMicros.add(0);
        name.add(NONE);
        state.add(NONE);
        stack.add(CallTree.ROOT);
        container.add(NONE);
        virtual.add(0);
        waits.add(NONE);
        depth = 0;
    }

    int size() {
        return ids.size();
    }

    private int last() {
        return size() - 1;
    }

    void id(long id) {
        ids.set(last(), id);
    }

    void cpu(double millis) {
        cpuMillis += millis;
        cpuMicros.set(last(), Math.round(millis * 1000));
    }

    void name(String text) {
        name.set(last(), intern(names, text));
    }

    void state(String text) {
        state.set(last(), intern(words, text));
    }

    void container(String text) {
        container.set(last(), intern(containers, text));
    }

    void isVirtual() {
        virtual.set(last(), 1);
    }

    /** The next call outwards. */
    void call(byte[] source, int from, int to) {
        if (depth++ < MAX_CALLS) {
            stack.set(last(), stacks.call(stack.get(last()), calls.intern(source, from, to), 0, false));
        }
    }

    void call(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        call(bytes, 0, bytes.length);
    }

    void waitsFor(String lock) {
        waits.set(last(), intern(locks, lock));
    }

    void holds(String lock) {
        held.add(intern(locks, lock));
        holders.add(last());
    }

    static String text(Texts texts, int id) {
        return id == NONE ? "" : texts.get(id);
    }

    private static int intern(Texts texts, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return texts.intern(bytes, 0, bytes.length);
    }
}
