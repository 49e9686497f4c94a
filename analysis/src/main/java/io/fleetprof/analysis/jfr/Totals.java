package io.fleetprof.analysis.jfr;

import java.util.Arrays;

/** Sums of events alike, which are those of one activity, stack and class: a hash table without objects. */
final class Totals {
    private static final int ACTIVITIES = 8;
    private static final int COLUMNS = 4;
    private static final int CLASS_AND_ACTIVITY = 1;
    private static final int EVENTS = 2;
    private static final int VALUE = 3;
    private static final int UNKNOWN = -1;
    /** What waits is a row and its thread. */
    private static final int THREAD = 4;

    private static final int WAITING_COLUMNS = 5;
    private static final int MAX_WAITING = 128;

    /** A row is stack, class and activity, events, value: half a line of the processor's cache, which misses are for. */
    private long[] rows = new long[64 * COLUMNS];
    /** Of the first event of each row; seldom asked for. */
    private long[] threads = new long[64];

    private int size;
    /** Slots hold the number of a row plus 1. */
    private int[] slots = new int[128];

    private final long[] waiting = new long[MAX_WAITING * WAITING_COLUMNS];
    private int waitingEnd;
    /** Where the row of each that waits stands, as far as it was found at the first look. */
    private final int[] found = new int[MAX_WAITING];

    /** Receives one sum. */
    interface Visitor {
        /** @param thread one of those the events happened on: that of the first */
        void total(Activity activity, long thread, long stack, long classKey, long events, long value);
    }

    void add(Activity activity, long thread, long stack, long classKey, long events, long value) {
        long[] to = waiting;
        int at = waitingEnd;
        to[at] = stack;
        to[at + CLASS_AND_ACTIVITY] = classKey * ACTIVITIES + activity.ordinal();
        to[at + EVENTS] = events;
        to[at + VALUE] = value;
        to[at + THREAD] = thread;
        waitingEnd = at + WAITING_COLUMNS;
        if (waitingEnd == to.length) {
            addWaiting();
        }
    }

    private void addWaiting() {
        find();
        long[] from = waiting;
        for (int at = 0, i = 0; at < waitingEnd; at += WAITING_COLUMNS, i++) {
            int row = found[i] == UNKNOWN ? row(from[at], from[at + CLASS_AND_ACTIVITY], from[at + THREAD]) : found[i];
            rows[row + EVENTS] += from[at + EVENTS];
            rows[row + VALUE] += from[at + VALUE];
        }
        waitingEnd = 0;
    }

    /** All slots first, then all rows: the processor fetches many at a time when none has to wait for another. */
    private void find() {
        long[] from = waiting;
        int[] places = found;
        int mask = slots.length - 1;
        for (int at = 0, i = 0; at < waitingEnd; at += WAITING_COLUMNS, i++) {
            places[i] = slots[hash(from[at], from[at + CLASS_AND_ACTIVITY]) & mask] - 1;
        }
        for (int at = 0, i = 0; at < waitingEnd; at += WAITING_COLUMNS, i++) {
            int row = places[i] * COLUMNS;
            places[i] = row >= 0 && isRow(row, from[at], from[at + CLASS_AND_ACTIVITY]) ? row : UNKNOWN;
        }
    }

    private int row(long stack, long classAndActivity, long thread) {
        int slot = slot(stack, classAndActivity);
        if (slots[slot] == 0) {
            insert(slot, stack, classAndActivity, thread);
            return (size - 1) * COLUMNS;
        }
        return (slots[slot] - 1) * COLUMNS;
    }

    private static int hash(long stack, long classAndActivity) {
        long hash = (stack * 0xFF51AFD7ED558CCDL + classAndActivity) * 0x9E3779B97F4A7C15L;
        return (int) (hash >>> Integer.SIZE);
    }

    private int slot(long stack, long classAndActivity) {
        int mask = slots.length - 1;
        int slot = hash(stack, classAndActivity) & mask;
        while (slots[slot] != 0 && !isRow((slots[slot] - 1) * COLUMNS, stack, classAndActivity)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private boolean isRow(int row, long stack, long classAndActivity) {
        return rows[row] == stack && rows[row + CLASS_AND_ACTIVITY] == classAndActivity;
    }

    private void insert(int slot, long stack, long classAndActivity, long thread) {
        if ((size + 1) * COLUMNS > rows.length) {
            rows = Arrays.copyOf(rows, rows.length * 2);
            threads = Arrays.copyOf(threads, threads.length * 2);
        }
        threads[size] = thread;
        int row = size++ * COLUMNS;
        rows[row] = stack;
        rows[row + CLASS_AND_ACTIVITY] = classAndActivity;
        slots[slot] = size;
        if (size * 2 > slots.length) {
            slots = new int[slots.length * 2];
            for (int i = 0; i < size; i++) {
                slots[slot(rows[i * COLUMNS], rows[i * COLUMNS + CLASS_AND_ACTIVITY])] = i + 1;
            }
        }
    }

    void forEach(Visitor visitor) {
        addWaiting();
        for (int row = 0; row < size * COLUMNS; row += COLUMNS) {
            long classAndActivity = rows[row + CLASS_AND_ACTIVITY];
            visitor.total(
                    Activity.ALL.get((int) (classAndActivity & ACTIVITIES - 1)),
                    threads[row / COLUMNS],
                    rows[row],
                    classAndActivity / ACTIVITIES,
                    rows[row + EVENTS],
                    rows[row + VALUE]);
        }
    }
}
