package io.fleetprof.api.v1alpha1;

import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Generates the custom resource definition of {@link ProfileRequest}, with what no annotation can say added. */
final class CrdYaml {
    static final Path CHECKED_IN = Path.of("generated", "profilerequests.fleetprof.io-v1alpha1.yml");

    private static final List<String> COLUMNS =
            List.of("PHASE", "VERDICT", "REASON", "PODS", "FINDINGS", "AGE", "WORST", "REPORT");

    private CrdYaml() {}

    static String generate(Path folder) throws IOException {
        new CRDGenerator()
                .inOutputDir(folder.toFile())
                .withPostProcessor(new Finish())
                .customResourceClasses(ProfileRequest.class)
                .forCRDVersions("v1")
                .generate();
        try (Stream<Path> files = Files.list(folder)) {
            return Files.readString(files.findFirst().orElseThrow()) + "\n";
        }
    }

    private static final class Finish implements CRDPostProcessor {
        @Override
        public HasMetadata process(HasMetadata crd, String version) {
            CustomResourceDefinitionVersion only =
                    ((CustomResourceDefinition) crd).getSpec().getVersions().getFirst();
            only.getAdditionalPrinterColumns().sort(Comparator.comparing(Finish::position));
            JSONSchemaProps root = only.getSchema().getOpenAPIV3Schema();
            root.setDescription("A one-shot order to profile the pods of one target, and what came of it.");
            root.setRequired(List.of("spec"));
            root.getProperties()
                    .get("spec")
                    .setDescription("What to profile. It never changes: run again by a new object.");
            root.getProperties().get("status").setDescription("What came of it so far.");
            keyByType(root.getProperties().get("status").getProperties().get("conditions"));
            finish(root);
            return crd;
        }

        private static int position(CustomResourceColumnDefinition column) {
            return COLUMNS.indexOf(column.getName());
        }

        /** So that two writers of conditions do not overwrite each other. */
        private static void keyByType(JSONSchemaProps conditions) {
            conditions.setXKubernetesListType("map");
            conditions.setXKubernetesListMapKeys(List.of("type"));
        }

        private static void finish(JSONSchemaProps schema) {
            // The generator finds a record's annotations twice, at the field and at its accessor.
            schema.setXKubernetesValidations(
                    schema.getXKubernetesValidations().stream().distinct().toList());
            if (!schema.getEnum().isEmpty()) {
                schema.setMaxLength(schema.getEnum().stream()
                        .mapToLong(constant -> constant.asText().length())
                        .max()
                        .orElseThrow());
            }
            schema.getProperties().values().forEach(Finish::finish);
            if (schema.getItems() != null) {
                finish(schema.getItems().getSchema());
            }
        }
    }
}
