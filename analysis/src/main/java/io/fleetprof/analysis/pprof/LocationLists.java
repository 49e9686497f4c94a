package io.fleetprof.analysis.pprof;

import io.fleetprof.analysis.input.Budget;
import io.fleetprof.analysis.input.Ints;
import io.fleetprof.analysis.input.Refusal;
import io.fleetprof.analysis.input.Words;
import io.fleetprof.analysis.population.Defect;
import java.util.Arrays;

/**
 * For each sample the list of its locations, kept as the format packs them: one byte for the first 128 locations, two for
 * the next 16,256. That is a quarter of an array of ints, and fewer bytes to compare. First they hold ids as they came;
 * {@link #resolve} checks them and makes them rows of {@link Locations}.
 */
final class LocationLists {
    private final Budget budget;
    private final Ints ends;
    private byte[] bytes = new byte[1024];
    private int length;
    /** What stands for row 0. */
    private int base;

    LocationLists(Budget budget) {
        this.budget = budget;
        ends = new Ints(budget);
    }

    /** Adds packed ids to the open list: a slice of a message. */
    void append(byte[] message, int from, int to) {
        reserve(to - from);
        System.arraycopy(message, from, bytes, length, to - from);
        length += to - from;
    }

    private void reserve(int count) {
        if (length + count > bytes.length) {
            int capacity = Math.max(length + count, bytes.length + (bytes.length >> 1));
            budget.keep((long) capacity - bytes.length, ends.size());
            bytes = Arrays.copyOf(bytes, capacity);
        }
    }

    /** Adds one id to the open list. */
    void append(long id) {
        byte[] packed = new byte[10];
        int count = 0;
        long rest = id;
        for (; (rest & ~0x7fL) != 0; rest >>>= 7) {
            packed[count++] = (byte) (rest | 0x80);
        }
        packed[count++] = (byte) rest;
        append(packed, 0, count);
    }

    /** Ends the open list. */
    void close() {
        ends.add(length);
    }

    int size() {
        return ends.size();
    }

    /** Makes ids rows; refuses what refers to nothing. */
    void resolve(Ids ids) {
        if (ids.count() && allWithin(ids.rows())) {
            base = 1;
        } else {
            rewrite(ids);
        }
    }

    /** Whether every id is one of 1 to {@code last}: then nothing need be written. Ids of one byte are nearly all. */
    private boolean allWithin(int last) {
        byte[] source = bytes;
        int at = 0;
        for (int list = 0; list < size(); list++) {
            for (int end = ends.get(list); at < end; ) {
                int id = source[at++];
                if (id < 0) {
                    int idEnd = endOfId(source, at - 1, end);
                    long wide = id(source, at - 1, idEnd);
                    id = wide > 0 && wide <= last ? (int) wide : 0;
                    at = idEnd;
                }
                if (id == 0 || id > last) {
                    return false;
                }
            }
        }
        return true;
    }

    private void rewrite(Ids ids) {
        byte[] source = bytes;
        byte[] target = array(packedLength(ids.rows()));
        int at = 0;
        int written = 0;
        for (int list = 0; list < size(); list++) {
            for (int end = ends.get(list); at < end; ) {
                int idEnd = endOfId(source, at, end);
                written = put(ids.row(ids.reference(id(source, at, idEnd))), target, written);
                at = idEnd;
            }
            ends.set(list, written);
        }
        bytes = target;
        length = written;
    }

    /** Room for all lists when each location takes so many bytes. */
    private byte[] array(int bytesEach) {
        budget.keep((long) length * bytesEach, size());
        return new byte[length * bytesEach];
    }

    /** How many bytes a number below this bound takes at most. */
    private static int packedLength(int bound) {
        return Math.max(1, (Integer.SIZE - Integer.numberOfLeadingZeros(bound) + 6) / 7);
    }

    private static int endOfId(byte[] source, int from, int end) {
        int at = from;
        while (at < end && source[at] < 0) {
            at++;
        }
        if (at == end || at - from > 9) {
            throw new Refusal(Defect.CORRUPT, "a list of locations ends within an id");
        }
        return at + 1;
    }

    private static long id(byte[] source, int from, int end) {
        long id = 0;
        for (int at = end - 1; at >= from; at--) {
            id = id << 7 | source[at] & 0x7f;
        }
        return id;
    }

    private static int put(int row, byte[] target, int from) {
        int at = from;
        int rest = row;
        for (; rest > 0x7f; rest >>>= 7) {
            target[at++] = (byte) (rest | 0x80);
        }
        target[at++] = (byte) rest;
        return at;
    }

    /** The rows of a list, once resolved. */
    int[] rows(int list) {
        int[] rows = new int[end(list) - start(list)];
        int count = 0;
        for (int at = start(list); at < end(list); ) {
            int row = bytes[at] & 0x7f;
            for (int shift = 7; bytes[at++] < 0; shift += 7) {
                row |= (bytes[at] & 0x7f) << shift;
            }
            rows[count++] = row - base;
        }
        return count == rows.length ? rows : Arrays.copyOf(rows, count);
    }

    /** All lists in the numbering of another table, which has fewer rows than the bound. */
    LocationLists translated(int[] numbers, int bound) {
        LocationLists result = new LocationLists(budget);
        byte[] source = bytes;
        byte[] target = array(packedLength(bound));
        int at = 0;
        int written = 0;
        for (int list = 0; list < size(); list++) {
            for (int end = ends.get(list); at < end; ) {
                int row = source[at] & 0x7f;
                for (int shift = 7; source[at++] < 0; shift += 7) {
                    row |= (source[at] & 0x7f) << shift;
                }
                int number = numbers[row - base];
                for (; number > 0x7f; number >>>= 7) {
                    target[written++] = (byte) (number | 0x80);
                }
                target[written++] = (byte) number;
            }
            result.ends.add(written);
        }
        result.bytes = target;
        result.length = written;
        return result;
    }

    int hash(int list) {
        return Words.hash(bytes, start(list), end(list));
    }

    /** Whether a list is the same as one in the same numbering. */
    boolean same(int list, LocationLists other, int otherList) {
        return Arrays.equals(bytes, start(list), end(list), other.bytes, other.start(otherList), other.end(otherList));
    }

    /** Appends a list in the same numbering. */
    void add(LocationLists other, int list) {
        int count = other.end(list) - other.start(list);
        reserve(count);
        System.arraycopy(other.bytes, other.start(list), bytes, length, count);
        length += count;
        close();
    }

    private int start(int list) {
        return list == 0 ? 0 : ends.get(list - 1);
    }

    private int end(int list) {
        return ends.get(list);
    }
}
