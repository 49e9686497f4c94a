package io.fleetprof.api.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
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

/** Holds the checked-in definition to the records, and both to the rules that keep an API server content. */
class CrdTest {
    private static final CustomResourceDefinition CRD = read();
    private static final CustomResourceDefinitionVersion VERSION =
            CRD.getSpec().getVersions().getFirst();
    private static final JSONSchemaProps ROOT = VERSION.getSchema().getOpenAPIV3Schema();

    @TempDir
    Path folder;

    @Test
    void theCheckedInDefinitionIsWhatTheRecordsSay() throws IOException {
        String generated = CrdYaml.generate(folder);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(CrdYaml.CHECKED_IN, generated);
        }
        assertThat(Files.readString(CrdYaml.CHECKED_IN))
                .as("run mvn -pl crds test -Dtest=CrdTest -Dgolden.update=true and commit the file")
                .isEqualTo(generated);
    }

    @Test
    void everyListAndMapAndStringHasABound() {
        assertThat(unbounded("", ROOT)).isEmpty();
    }

    @Test
    void kubectlExplainSaysSomethingOfEveryField() {
        assertThat(undescribed("", ROOT)).isEmpty();
    }

    @Test
    void isNamedAsPeopleTypeIt() {
        assertThat(CRD.getSpec().getScope()).isEqualTo("Namespaced");
        assertThat(CRD.getSpec().getNames().getShortNames()).containsExactly("prof");
        assertThat(CRD.getSpec().getNames().getCategories()).containsExactly("fleetprof");
    }

    @Test
    void printsTheColumnsInOrderAndTheLastTwoOnlyWhenWide() {
        assertThat(VERSION.getAdditionalPrinterColumns())
                .extracting(CustomResourceColumnDefinition::getName)
                .containsExactly("PHASE", "VERDICT", "REASON", "PODS", "FINDINGS", "AGE", "WORST", "REPORT");
        assertThat(VERSION.getAdditionalPrinterColumns())
                .extracting(CustomResourceColumnDefinition::getPriority)
                .containsExactly(0, 0, 0, 0, 0, 0, 1, 1);
    }

    @Test
    void statusIsASubresourceAndItsConditionsAreKeyedByType() {
        JSONSchemaProps conditions =
                ROOT.getProperties().get("status").getProperties().get("conditions");
        assertThat(VERSION.getSubresources().getStatus()).isNotNull();
        assertThat(conditions.getXKubernetesListType()).isEqualTo("map");
        assertThat(conditions.getXKubernetesListMapKeys()).containsExactly("type");
    }

    @Test
    void theSpecIsNeededAndNeverChanges() {
        assertThat(ROOT.getRequired()).containsExactly("spec");
        assertThat(ROOT.getProperties().get("spec").getRequired()).containsExactly("target");
        assertThat(ROOT.getProperties().get("spec").getXKubernetesValidations())
                .extracting(ValidationRule::getRule)
                .contains("self == oldSelf");
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

    private static CustomResourceDefinition read() {
        return new KubernetesSerialization()
                .unmarshal(
                        CrdTest.class.getResourceAsStream("/crds/profilerequests.fleetprof.io-v1alpha1.yml"),
                        CustomResourceDefinition.class);
    }
}
