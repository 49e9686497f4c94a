package io.fleetprof.analysis.artifact;

/**
 * What a file may cost. Every byte may be hostile: whatever passes a bound is refused, never half read.
 *
 * @param compressed bytes of the file as stored
 * @param expanded bytes after gunzip
 * @param entries samples, locations, functions or goroutines, each
 */
public record Bounds(long compressed, long expanded, int entries) {
    public static final Bounds DEFAULT = new Bounds(256L << 20, 1L << 30, 4_000_000);

    /** Bytes of heap that an entry may cost with all that is made of it. */
    private static final int OF_ENTRY = 2 << 10;

    /** What this program's heap bears: the default, with fewer entries where the heap is small. */
    public static Bounds ofHeap() {
        long entries = Runtime.getRuntime().maxMemory() / OF_ENTRY;
        return new Bounds(DEFAULT.compressed, DEFAULT.expanded, (int) Math.min(DEFAULT.entries, entries));
    }
}
