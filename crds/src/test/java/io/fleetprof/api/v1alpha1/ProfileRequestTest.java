package io.fleetprof.api.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProfileRequestTest {
    private static final KubernetesSerialization WIRE = new KubernetesSerialization();
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aFinishedRequestComesBackAsItWas() throws IOException {
        String yaml = read("checkout.yml");
        ProfileRequest request = WIRE.unmarshal(yaml, ProfileRequest.class);
        assertThat(tree(WIRE.asYaml(request))).isEqualTo(tree(yaml));
    }

    @Test
    void whatPeopleAreShownIsReadBackAsItWas() throws IOException {
        ProfileRequest request = WIRE.unmarshal(read("checkout.yml"), ProfileRequest.class);
        request.getMetadata().setLabels(Map.of("on", "yes", "version", "1.0", "date", "2026-11-23", "empty", ""));
        String shown = ResourceYaml.write(request);
        assertThat(tree(shown)).isEqualTo(tree(WIRE.asYaml(request)));
        assertThat(shown)
                .contains("\nkind: ProfileRequest\n", "verdict: Leaking\n", "location: main.leak (main.go:22)\n")
                .contains("\"on\": \"yes\"", "status: \"True\"", "podsSummary: \"3/3\"");
    }

    @Test
    void whatWasWrittenIsReadIntoTypes() throws IOException {
        ProfileRequest request = WIRE.unmarshal(read("checkout.yml"), ProfileRequest.class);
        ProfileSpec recording = request.getSpec().profiles().getLast();
        assertThat(recording.kind()).isEqualTo(ProfileKind.JFR);
        assertThat(recording.durationToRecord().toDuration()).hasSeconds(60);
        assertThat(recording.snapshotsToTake()).isEqualTo(1);
        assertThat(request.getStatus().verdictIfKnown()).contains(Verdict.LEAKING);
        assertThat(request.getStatus()
                        .condition(ConditionType.COMPLETE)
                        .orElseThrow()
                        .reason())
                .isEqualTo(ConditionReason.SUCCEEDED);
        assertThat(request.getStatus().condition(ConditionType.STALLED)).isEmpty();
        assertThat(request.getStatus().findings().getFirst().growthIfKnown()).hasValue(998);
    }

    @Test
    void fieldsOfANewerVersionAreIgnored() throws IOException {
        String newer = read("checkout.yml")
                .replace("maxPods: 10", "maxPods: 10\n    maxNodes: 2")
                .replace("seconds: 21}", "seconds: 21, joules: 3}")
                .replace("podsSummary:", "mood: good\n  podsSummary:");
        assertThat(tree(WIRE.asYaml(WIRE.unmarshal(newer, ProfileRequest.class))))
                .isEqualTo(tree(read("checkout.yml")));
    }

    @Test
    void aStatusOfWhichNothingIsKnownHoldsNoNulls() {
        ProfileRequest request = new ProfileRequest();
        request.setStatus(ProfileRequestStatus.EMPTY);
        assertThat(WIRE.asYaml(request)).doesNotContain("null");
        assertThat(WIRE.clone(request).getStatus()).isEqualTo(ProfileRequestStatus.EMPTY);
    }

    @Test
    void theFullestUsualStatusKeepsTheBudgetOfEtcd() {
        FindingStatus finding = new FindingStatus(
                "f".repeat(16),
                Tier.PROBABLE,
                "Goroutine",
                "chan receive",
                "l".repeat(120),
                123_456,
                20,
                "p".repeat(50),
                998L,
                Change.NEW,
                "2026-11-23T13:58:00Z",
                "c".repeat(150),
                "r".repeat(200));
        TargetStatus target = new TargetStatus(
                "p".repeat(50),
                "n".repeat(40),
                "app",
                TargetRuntime.JVM,
                CapturePath.EPHEMERAL,
                OutcomeKind.FAILED,
                Reason.TARGET_MORE_PRIVILEGED,
                "m".repeat(80),
                new Cost(500, 1 << 30, 180));
        ProfileRequestStatus full = new ProfileRequestStatus(
                1,
                Phase.COMPLETE,
                "20/200 pods",
                Verdict.LEAKING,
                "s".repeat(500),
                "200/200",
                10,
                "w".repeat(60),
                "2026-11-23T13:58:00Z",
                "2026-11-23T13:58:00Z",
                PodCounts.NONE,
                ArtifactsStatus.NONE,
                "u".repeat(200),
                Collections.nCopies(10, finding),
                Collections.nCopies(20, target),
                List.of());
        assertThat(WIRE.asJson(full).length()).isLessThanOrEqualTo(16 * 1024);
    }

    @Test
    void whateverATargetSentTheStatusFitsItsSchema() throws IOException {
        String huge = "\u001b🐛".repeat(2000);
        FindingStatus finding =
                new FindingStatus(huge, Tier.PROVEN, huge, huge, huge, 1, 1, huge, 1L, Change.NEW, huge, huge, huge);
        TargetStatus target = new TargetStatus(
                huge, huge, huge, TargetRuntime.GO, CapturePath.EXEC, OutcomeKind.FAILED, Reason.TIMEOUT, huge, null);
        Condition condition =
                new Condition(ConditionType.STALLED, ConditionStatus.TRUE, 1, huge, ConditionReason.FORBIDDEN, huge);
        ProfileRequestStatus status = new ProfileRequestStatus(
                1,
                Phase.COMPLETE,
                huge,
                Verdict.SUSPECT,
                huge,
                huge,
                1,
                huge,
                huge,
                huge,
                PodCounts.NONE,
                new ArtifactsStatus(huge, huge, 1, 1),
                huge,
                List.of(finding),
                List.of(target),
                List.of(condition));
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(JSON.valueToTree(tree(Files.readString(CrdYaml.REQUEST.checkedIn())))
                        .at("/spec/versions/0/schema/openAPIV3Schema/properties/status"));
        assertThat(schema.validate(JSON.valueToTree(status))).isEmpty();
    }

    private static Map<?, ?> tree(String yaml) {
        return WIRE.unmarshal(yaml, Map.class);
    }

    private static String read(String resource) throws IOException {
        try (InputStream in = ProfileRequestTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
