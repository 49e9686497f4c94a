package io.fleetprof.analysis.pprof;

import io.fleetprof.analysis.input.Ints;
import io.fleetprof.analysis.input.Refusal;
import io.fleetprof.analysis.population.Defect;

/**
 * Checks a decoded profile against itself and replaces references by rows. The rules are those of google/pprof's
 * CheckValid, and stricter where a stray reference would pass there.
 */
final class Validity {
    private final Profile profile;

    Validity(Profile profile) {
        this.profile = profile;
    }

    void check() {
        checkStrings();
        checkSampleTypes();
        profile.mappings.ids.close();
        profile.functions.ids.close();
        profile.locations.ids.close();
        profile.locations.resolve();
        profile.samples.locations.resolve(profile.locations.ids);
    }

    private void checkStrings() {
        if (profile.strings.size() == 0 || profile.strings.bytes(0).length > 0) {
            throw new Refusal(Defect.CORRUPT, "the string table does not begin with the empty string");
        }
        within(profile.header.type, "a sample type");
        within(profile.header.unit, "a sample type");
        within(profile.functions.name, "a function");
        within(profile.functions.file, "a function");
        within(profile.mappings.file, "a mapping");
        within(profile.mappings.buildId, "a mapping");
        within(profile.samples.labelKey, "a label");
        within(profile.samples.labelText, "a label");
        within(profile.header.defaultType(), "the default sample type");
    }

    private void within(Ints column, String whose) {
        for (int i = 0; i < column.size(); i++) {
            within(column.get(i), whose);
        }
    }

    private void within(int index, String whose) {
        if (index >= profile.strings.size()) {
            throw new Refusal(
                    Defect.CORRUPT, whose + " has string " + index + " of a table of " + profile.strings.size());
        }
    }

    private void checkSampleTypes() {
        int types = profile.header.type.size();
        if (types == 0) {
            throw new Refusal(Defect.NOT_A_PROFILE, "no sample type: it is protobuf at most");
        }
        if (profile.samples.size() > 0 && profile.samples.stride() != types) {
            throw new Refusal(
                    Defect.CORRUPT,
                    "samples have " + profile.samples.stride() + " values for " + types + " sample types");
        }
    }
}
