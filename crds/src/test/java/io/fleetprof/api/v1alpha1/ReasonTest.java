package io.fleetprof.api.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReasonTest {
    @ParameterizedTest
    @EnumSource
    void everyOutcomeSaysWhatItMeansAndWhatToDo(Reason reason) {
        assertThat(reason.label()).matches("[A-Z][A-Za-z0-9]+");
        assertThat(reason.name().replace("_", "")).isEqualToIgnoringCase(reason.label());
        assertThat(reason.meaning()).endsWith(".").hasSizeLessThanOrEqualTo(200);
        assertThat(reason.remedy()).endsWith(".").hasSizeLessThanOrEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonOfAConditionSaysWhatItMeans(ConditionReason reason) {
        assertThat(reason.name().replace("_", "")).isEqualToIgnoringCase(reason.label());
        assertThat(reason.meaning()).endsWith(".").hasSizeLessThanOrEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonOfAStorageSaysWhatItMeansAndWhatToDo(StorageReason reason) {
        assertThat(reason.name().replace("_", "")).isEqualToIgnoringCase(reason.label());
        assertThat(reason.meaning()).endsWith(".").hasSizeLessThanOrEqualTo(200);
        assertThat(reason.remedy()).endsWith(".").hasSizeLessThanOrEqualTo(200);
    }
}
