package io.fleetprof.analysis.pprof;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.fleetprof.analysis.input.Budget;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A decoded and checked profile in columns: no object a sample, so that millions fit. Once decoded it is not changed, save by a {@link Merge} that consumes
 * it.
 *
 * @see <a href="https://github.com/google/pprof/blob/main/proto/profile.proto">profile.proto</a>
 */
public final class Profile {
    final Header header;
    final Strings strings;
    final Mappings mappings;
    final Functions functions;
    final Locations locations;
    final Samples samples;

    private Profile(Budget budget) {
        header = new Header(budget);
        strings = new Strings(budget);
        mappings = new Mappings(budget);
        functions = new Functions(budget);
        locations = new Locations(budget, mappings, functions);
        samples = new Samples(budget);
    }

    static Profile empty(Budget budget) {
        return new Profile(budget);
    }

    /** Decodes to the end of the stream; throws Refusal or IOException for what cannot be a profile. */
    static Profile decode(CodedInputStream in, Budget budget) throws IOException {
        Profile profile = new Profile(budget);
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            profile.decodeField(in, tag);
        }
        new Validity(profile).check();
        return profile;
    }

    private void decodeField(CodedInputStream in, int tag) throws IOException {
        switch (WireFormat.getTagFieldNumber(tag)) {
            case 1, 3, 4, 5 -> {
                int limit = Field.open(in, tag);
                decodeMessage(in, WireFormat.getTagFieldNumber(tag));
                Field.close(in, limit);
            }
            case 2 -> samples.decode(Field.bytes(in, tag));
            case 6 -> strings.add(Field.bytes(in, tag));
            default -> header.decodeScalar(in, tag);
        }
    }

    private void decodeMessage(CodedInputStream in, int number) throws IOException {
        switch (number) {
            case 1 -> header.decodeSampleType(in);
            case 3 -> mappings.decode(in);
            case 4 -> locations.decode(in);
            default -> functions.decode(in);
        }
    }

    public List<ValueType> sampleTypes() {
        return header.sampleTypes(strings);
    }

    /** The sample type that tools show first; empty when the file names none. */
    public String defaultSampleType() {
        return strings.get(header.defaultType());
    }

    /** Events between two samples, in the unit of the period type: for Go heaps bytes, for CPU nanoseconds. */
    public long period() {
        return header.period();
    }

    public long durationNanos() {
        return header.durationNanos();
    }

    /** The target's clock when the profile was taken. */
    public Optional<Instant> time() {
        return header.timeNanos() <= 0 ? Optional.empty() : Optional.of(Instant.EPOCH.plusNanos(header.timeNanos()));
    }

    /** Of the main binary, which is the first mapping. */
    public Optional<String> buildId() {
        return mappings.size() == 0 || mappings.buildId.get(0) == 0
                ? Optional.empty()
                : Optional.of(strings.get(mappings.buildId.get(0)));
    }

    public int size() {
        return samples.size();
    }

    /** A value of a sample; {@code type} is an index into {@link #sampleTypes()}. */
    public long value(int sample, int type) {
        return samples.value.get(sample * samples.stride() + type);
    }

    /** What all tools print as the total of a type. */
    public long total(int type) {
        long total = 0;
        for (int sample = 0; sample < size(); sample++) {
            total += value(sample, type);
        }
        return total;
    }
}
