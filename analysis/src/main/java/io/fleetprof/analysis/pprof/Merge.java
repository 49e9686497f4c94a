package io.fleetprof.analysis.pprof;

import io.fleetprof.analysis.input.Budget;
import io.fleetprof.analysis.input.Refusal;
import io.fleetprof.analysis.population.Defect;
import java.util.Arrays;

/**
 * Adds up profiles of one kind: samples with the same full stack (mapping, address, function, file, line, inlined calls)
 * and the same labels become one. A profile that was added is used up. For one thread; two merges can be
 * merged.
 */
public final class Merge {
    private final Profile merged;
    private final RowIndex strings = new RowIndex();
    private final RowIndex mappings = new RowIndex();
    private final RowIndex functions = new RowIndex();
    private final RowIndex locations = new RowIndex();
    private final RowIndex samples = new RowIndex();

    /** @param maxRows of any table of the result; passing it throws Refusal */
    public Merge(long maxRows) {
        merged = Profile.empty(Budget.ofEntries(maxRows));
    }

    /** Throws Refusal when the sample types are others than those of the profiles before. */
    public void add(Profile profile) {
        int[] stringRows = new int[profile.strings.size()];
        for (int row = 0; row < stringRows.length; row++) {
            stringRows[row] = string(profile.strings.bytes(row));
        }
        header(profile, stringRows);
        int[] mappingRows = new int[profile.mappings.size()];
        for (int row = 0; row < mappingRows.length; row++) {
            mappingRows[row] = mapping(profile.mappings, row, stringRows);
        }
        int[] functionRows = new int[profile.functions.size()];
        for (int row = 0; row < functionRows.length; row++) {
            functionRows[row] = function(profile.functions, row, stringRows);
        }
        int[] locationRows = new int[profile.locations.size()];
        for (int row = 0; row < locationRows.length; row++) {
            locationRows[row] = location(profile, row, mappingRows, functionRows);
        }
        addSamples(profile.samples, locationRows, stringRows);
    }

    /** The sum so far; it goes on changing with further profiles. */
    public Profile profile() {
        return merged;
    }

    private int string(byte[] text) {
        int hash = Arrays.hashCode(text);
        int found = strings.find(hash, row -> Arrays.equals(merged.strings.bytes(row), text));
        return found != RowIndex.NONE ? found : added(strings, hash, merged.strings.add(text));
    }

    private static int added(RowIndex index, int hash, int row) {
        index.add(hash, row);
        return row;
    }

    private void header(Profile profile, int[] stringRows) {
        Header from = profile.header;
        Header to = merged.header;
        for (int i = 0; to.type.size() < from.type.size(); i++) {
            to.type.add(stringRows[from.type.get(i)]);
            to.unit.add(stringRows[from.unit.get(i)]);
        }
        if (!merged.sampleTypes().equals(profile.sampleTypes())) {
            throw new Refusal(
                    Defect.CORRUPT,
                    "profiles of " + merged.sampleTypes() + " and " + profile.sampleTypes() + " in one");
        }
    }

    private int mapping(Mappings from, int row, int[] stringRows) {
        Mappings to = merged.mappings;
        long start = from.start.get(row);
        long size = from.limit.get(row) - start;
        long offset = from.offset.get(row);
        int file = stringRows[from.file.get(row)];
        int buildId = stringRows[from.buildId.get(row)];
        int hash = RowIndex.mix(RowIndex.mix(RowIndex.mix(file, buildId), size), offset);
        int found = mappings.find(
                hash,
                at -> to.limit.get(at) - to.start.get(at) == size
                        && to.offset.get(at) == offset
                        && to.file.get(at) == file
                        && to.buildId.get(at) == buildId);
        return found != RowIndex.NONE
                ? found
                : added(mappings, hash, to.add(start, from.limit.get(row), offset, file, buildId));
    }

    private int function(Functions from, int row, int[] stringRows) {
        Functions to = merged.functions;
        int name = stringRows[from.name.get(row)];
        int systemName = stringRows[from.systemName.get(row)];
        int file = stringRows[from.file.get(row)];
        long start = from.startLine.get(row);
        int hash = RowIndex.mix(RowIndex.mix(RowIndex.mix(name, systemName), file), start);
        int found = functions.find(
                hash,
                at -> to.name.get(at) == name
                        && to.systemName.get(at) == systemName
                        && to.file.get(at) == file
                        && to.startLine.get(at) == start);
        return found != RowIndex.NONE ? found : added(functions, hash, to.add(name, systemName, file, start));
    }

    /** Addresses count from the start of the mapping, for it differs from process to process. */
    private int location(Profile profile, int row, int[] mappingRows, int[] functionRows) {
        Locations from = profile.locations;
        Locations to = merged.locations;
        int ownMapping = from.mapping.get(row);
        int mapping = ownMapping == Locations.NONE ? Locations.NONE : mappingRows[ownMapping];
        long base = mapping == Locations.NONE
                ? 0
                : merged.mappings.start.get(mapping) - profile.mappings.start.get(ownMapping);
        long address = from.address.get(row) + base;
        int end = from.lineEnd.get(row);
        int first = from.firstLine(row);
        int hash = RowIndex.mix(mapping, address);
        for (int line = first; line < end; line++) {
            hash = RowIndex.mix(RowIndex.mix(hash, row(from.function.get(line), functionRows)), from.line.get(line));
        }
        int found = locations.find(
                hash,
                at -> to.mapping.get(at) == mapping
                        && to.address.get(at) == address
                        && sameLines(from, first, end, at, functionRows));
        if (found != RowIndex.NONE) {
            return found;
        }
        for (int line = first; line < end; line++) {
            to.addLine(row(from.function.get(line), functionRows), from.line.get(line));
        }
        return added(locations, hash, to.add(mapping, address));
    }

    private static int row(int own, int[] rows) {
        return own == Locations.NONE ? Locations.NONE : rows[own];
    }

    private boolean sameLines(Locations from, int first, int end, int at, int[] functionRows) {
        Locations to = merged.locations;
        int there = to.firstLine(at);
        boolean same = to.lineEnd.get(at) - there == end - first;
        for (int line = first; same && line < end; line++, there++) {
            same = to.function.get(there) == row(from.function.get(line), functionRows)
                    && to.line.get(there) == from.line.get(line);
        }
        return same;
    }

    /** Hashes first, in a loop of their own: the look-ups after it then wait for memory several at a time. */
    private void addSamples(Samples from, int[] locationRows, int[] stringRows) {
        from.renumber(locationRows, merged.locations.size(), stringRows);
        int[] hashes = new int[from.size()];
        for (int row = 0; row < hashes.length; row++) {
            hashes[row] = from.hash(row);
        }
        for (int row = 0; row < hashes.length; row++) {
            int found = find(from, row, hashes[row]);
            if (found == RowIndex.NONE) {
                samples.add(hashes[row], merged.samples.add(from, row));
            } else {
                merged.samples.addValues(found, from, row);
            }
        }
    }

    private int find(Samples from, int row, int hash) {
        int slot = samples.candidate(hash);
        int found = samples.row(slot);
        while (found != RowIndex.NONE && !merged.samples.same(found, from, row)) {
            slot = samples.candidateAfter(slot, hash);
            found = samples.row(slot);
        }
        return found;
    }
}
