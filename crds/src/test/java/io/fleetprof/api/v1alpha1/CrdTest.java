package io.fleetprof.api.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionSpec;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRule;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the checked-in definitions to the records, and both to the rules that keep an API server content. */
class CrdTest {
    private static final KubernetesSerialization WIRE = new KubernetesSerialization();

    @TempDir
    Path folder;

    static List<CrdYaml> kinds() {
        return CrdYaml.ALL;
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theCheckedInDefinitionIsWhatTheRecordsSay(CrdYaml kind) throws IOException {
        String generated = kind.generate(folder);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(kind.checkedIn(), generated);
        }
        assertThat(Files.readString(kind.checkedIn()))
                .as("run mvn -pl crds test -Dtest=CrdTest -Dgolden.update=true and commit the file")
                .isEqualTo(generated);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyListAndMapAndStringHasABound(CrdYaml kind) {
        assertThat(unbounded("", root(kind))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void kubectlExplainSaysSomethingOfEveryField(CrdYaml kind) {
        assertThat(undescribed("", root(kind))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void printsTheColumnsInOrder(CrdYaml kind) {
        assertThat(version(kind).getAdditionalPrinterColumns())
                .extracting(CustomResourceColumnDefinition::getName)
                .isEqualTo(kind.columns());
    }

    @Test
    void areNamedAsPeopleTypeThem() {
        assertThat(names(CrdYaml.REQUEST)).containsExactly("Namespaced", "profilerequests", "prof", "fleetprof");
        assertThat(names(CrdYaml.STORAGE)).containsExactly("Cluster", "profilestorages", "profstore", "fleetprof");
    }

    @Test
    void onlyWhatIsLongWaitsForAWideScreen() {
        assertThat(wide(CrdYaml.REQUEST)).containsExactly("WORST", "REPORT");
        assertThat(wide(CrdYaml.STORAGE)).containsExactly("MESSAGE");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void statusIsASubresourceAndItsConditionsAreKeyedByType(CrdYaml kind) {
        JSONSchemaProps conditions =
                root(kind).getProperties().get("status").getProperties().get("conditions");
        assertThat(version(kind).getSubresources().getStatus()).isNotNull();
        assertThat(conditions.getXKubernetesListType()).isEqualTo("map");
        assertThat(conditions.getXKubernetesListMapKeys()).containsExactly("type");
    }

    @Test
    void theSpecOfARequestIsNeededAndNeverChanges() {
        JSONSchemaProps root = root(CrdYaml.REQUEST);
        assertThat(root.getRequired()).containsExactly("spec");
        assertThat(root.getProperties().get("spec").getRequired()).containsExactly("target");
        assertThat(root.getProperties().get("spec").getXKubernetesValidations())
                .extracting(ValidationRule::getRule)
                .contains("self == oldSelf");
    }

    @Test
    void theSpecOfAStorageNeedsBucketAndEndpointAlone() {
        JSONSchemaProps root = root(CrdYaml.STORAGE);
        assertThat(root.getRequired()).containsExactly("spec");
        assertThat(root.getProperties().get("spec").getRequired()).containsExactly("bucket", "endpoint");
    }

    private static List<String> names(CrdYaml kind) {
        CustomResourceDefinitionSpec spec = definition(kind).getSpec();
        return List.of(
                spec.getScope(),
                spec.getNames().getPlural(),
                String.join(" ", spec.getNames().getShortNames()),
                String.join(" ", spec.getNames().getCategories()));
    }

    private static List<String> wide(CrdYaml kind) {
        return version(kind).getAdditionalPrinterColumns().stream()
                .filter(column -> column.getPriority() > 0)
                .map(CustomResourceColumnDefinition::getName)
                .toList();
    }

    private static List<String> unbounded(String path, JSONSchemaProps schema) {
        List<String> found = new ArrayList<>();
        boolean bounded =
                switch (schema.getType()) {
                    case "string" -> schema.getMaxLength() != null;
                    case "array" -> schema.getMaxItems() != null;
                    case "object" -> schema.getAdditionalProperties() == null || schema.getMaxProperties() != null;
                    default -> true;
                };
        if (!bounded) {
            found.add(path);
        }
        schema.getProperties().forEach((name, property) -> found.addAll(unbounded(path + "." + name, property)));
        if (schema.getItems() != null) {
            found.addAll(unbounded(path + "[]", schema.getItems().getSchema()));
        }
        if (schema.getAdditionalProperties() != null) {
            found.addAll(unbounded(path + "{}", schema.getAdditionalProperties().getSchema()));
        }
        return found;
    }

    private static List<String> undescribed(String path, JSONSchemaProps schema) {
        List<String> found = new ArrayList<>();
        schema.getProperties().forEach((name, property) -> {
            if (property.getDescription() == null) {
                found.add(path + "." + name);
            }
            found.addAll(undescribed(path + "." + name, property));
        });
        if (schema.getItems() != null) {
            found.addAll(undescribed(path + "[]", schema.getItems().getSchema()));
        }
        return found;
    }

    private static JSONSchemaProps root(CrdYaml kind) {
        return version(kind).getSchema().getOpenAPIV3Schema();
    }

    private static CustomResourceDefinitionVersion version(CrdYaml kind) {
        return definition(kind).getSpec().getVersions().getFirst();
    }

    private static CustomResourceDefinition definition(CrdYaml kind) {
        return WIRE.unmarshal(
                CrdTest.class.getResourceAsStream("/crds/" + kind.file()), CustomResourceDefinition.class);
    }
}
