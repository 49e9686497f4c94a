package io.fleetprof.api.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelRuntimeFactory;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileStorageTest {
    private static final KubernetesSerialization WIRE = new KubernetesSerialization();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchema SPEC = schema("spec");
    private static final JsonSchema STATUS = schema("status");

    private static final String MINIMAL = """
            apiVersion: fleetprof.io/v1alpha1
            kind: ProfileStorage
            metadata: {name: default}
            spec: {bucket: profiles, endpoint: "http://minio:9000"}
            """;

    @Test
    void whatIsLeftOutIsSafe() {
        ProfileStorageSpec spec = WIRE.unmarshal(MINIMAL, ProfileStorage.class).getSpec();
        assertThat(spec.createBucket()).isFalse();
        assertThat(spec.asDefault()).isFalse();
        assertThat(spec.pathStyle()).isTrue();
        assertThat(spec.region()).isEqualTo("us-east-1");
        assertThat(spec.secret()).isEmpty();
        assertThat(spec.allows("shop")).isTrue();
    }

    @Test
    void defaultIsAFieldThoughAWordOfTheLanguage() {
        String marked = MINIMAL.replace("bucket:", "default: true, bucket:");
        assertThat(WIRE.unmarshal(marked, ProfileStorage.class).getSpec().asDefault())
                .isTrue();
        assertThat(WIRE.asYaml(WIRE.unmarshal(marked, ProfileStorage.class))).contains("default: true");
    }

    @Test
    void listedNamespacesAloneAreAllowed() {
        String listed = MINIMAL.replace("bucket:", "allowedNamespaces: [shop, cart], bucket:");
        ProfileStorageSpec spec = WIRE.unmarshal(listed, ProfileStorage.class).getSpec();
        assertThat(spec.allows("shop")).isTrue();
        assertThat(spec.allows("shop2")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://minio:9000",
                "https://s3.eu-central-1.amazonaws.com",
                "https://10.0.0.1:65535",
                "http://[fd00::1]:9000",
                "https://MINIO"
            })
    void anEndpointIsSchemeHostAndPort(String endpoint) {
        assertThat(broken("profiles", endpoint)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "minio:9000",
                "ftp://minio",
                "http://minio:9000/",
                "http://minio/bucket",
                "http://minio?x=1",
                "http://minio#x",
                "http://key:secret@minio:9000",
                "http://minio:0",
                "http://minio:65536",
                "http://minio:99999",
                "http://mi nio",
                "http://minio..svc",
                "http://-minio",
                "http://minio\nx: y"
            })
    void anythingElseIsNoEndpoint(String endpoint) {
        assertThat(broken("profiles", endpoint)).containsExactly("$.endpoint");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "Profiles", "my_bucket", "-a-", "a..b", "a.-b", "bucket/key", "a b c"})
    void aBucketIsNamedByTheRulesOfS3(String bucket) {
        assertThat(broken("prof.iles-1", "http://minio")).isEmpty();
        assertThat(broken(bucket, "http://minio")).containsExactly("$.bucket");
    }

    @ParameterizedTest
    @CsvSource({"profiles, true", "10.0.0, true", "v1.2.3.4, true", "10.0.0.1, false"})
    void aBucketIsNoAddress(String bucket, boolean holds) throws Exception {
        assertThat(cel(ProfileStorageSpec.NO_ADDRESS, bucket)).isEqualTo(holds);
    }

    @Test
    void aBundleIsForTlsAlone() throws Exception {
        String rule = ProfileStorageSpec.TLS_WITH_BUNDLE;
        assertThat(cel(rule, Map.of("endpoint", "http://minio"))).isTrue();
        assertThat(cel(rule, Map.of("endpoint", "https://minio", "caBundle", "pem")))
                .isTrue();
        assertThat(cel(rule, Map.of("endpoint", "http://minio", "caBundle", "pem")))
                .isFalse();
    }

    @Test
    void theLongestWordsOfAStoreFitTheStatus() {
        String huge = "\u001b\uD83D\uDCA7".repeat(1_000);
        ProfileStorageStatus status = new ProfileStorageStatus(
                1,
                huge,
                List.of(new StorageCondition(
                        StorageConditionType.READY,
                        ConditionStatus.FALSE,
                        1,
                        huge,
                        StorageReason.WRONG_CREDENTIALS,
                        huge)));
        assertThat(STATUS.validate(JSON.valueToTree(status))).isEmpty();
        assertThat(status.condition(StorageConditionType.READY)).isPresent();
    }

    private static List<String> broken(String bucket, String endpoint) {
        Set<ValidationMessage> found = SPEC.validate(JSON.valueToTree(Map.of("bucket", bucket, "endpoint", endpoint)));
        return found.stream()
                .map(message -> message.getInstanceLocation().toString())
                .distinct()
                .toList();
    }

    private static boolean cel(String rule, Object self) throws Exception {
        var compiler = CelCompilerFactory.standardCelCompilerBuilder()
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addVar("self", SimpleType.DYN)
                .build();
        var runtime = CelRuntimeFactory.standardCelRuntimeBuilder().build();
        return (Boolean) runtime.createProgram(compiler.compile(rule).getAst()).eval(Map.of("self", self));
    }

    private static JsonSchema schema(String part) {
        try {
            JsonNode definition =
                    JSON.valueToTree(WIRE.unmarshal(Files.readString(CrdYaml.STORAGE.checkedIn()), Map.class));
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(definition.at("/spec/versions/0/schema/openAPIV3Schema/properties/" + part));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
