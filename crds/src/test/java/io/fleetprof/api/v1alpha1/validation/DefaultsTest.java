package io.fleetprof.api.v1alpha1.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fleetprof.api.v1alpha1.ProfileKind;
import io.fleetprof.api.v1alpha1.ProfileRequestSpec;
import io.fleetprof.api.v1alpha1.ProfileSpec;
import io.fleetprof.api.v1alpha1.TargetSpec;
import io.fleetprof.api.v1alpha1.WorkloadRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DefaultsTest {
    private static final JsonNode SPEC = RequestSchema.ROOT.at("/properties/spec");

    @Test
    void theRecordsHaveTheDefaultsOfTheSchema() {
        ProfileRequestSpec spec =
                ProfileRequestSpec.of(TargetSpec.of(new WorkloadRef("apps/v1", "Deployment", "checkout")));
        ObjectNode bare = (ObjectNode) Document.JSON.valueToTree(spec);
        bare.retain("target");
        bare.withObject("/target").retain("workloadRef");
        JsonNode written = Document.JSON.valueToTree(spec);
        assertThat(Defaults.fill(bare, SPEC)).isEqualTo(written);
    }

    @ParameterizedTest
    @EnumSource
    void theDefaultsOfEveryKindAreInBounds(ProfileKind kind) {
        ProfileSpec usual = ProfileSpec.of(kind);
        Case asWritten = new Case(
                "target: {selector: {}}\nprofiles: [{kind: " + kind.label() + ", snapshots: " + usual.snapshotsToTake()
                        + ", interval: " + usual.intervalToWait()
                        + (usual.durationToRecord().isSet() ? ", duration: " + usual.durationToRecord() : "") + "}]",
                java.util.List.of());
        assertThat(Validation.of(asWritten.request())).isInstanceOf(Validation.Valid.class);
    }
}
