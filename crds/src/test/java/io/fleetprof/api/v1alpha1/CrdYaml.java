package io.fleetprof.api.v1alpha1;

import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.CustomResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * Generates the custom resource definition of one kind, with what no annotation can say added.
 *
 * @param columns in the order of their printing
 */
record CrdYaml(
        Class<? extends CustomResource<?, ?>> type,
        String file,
        String description,
        String spec,
        String status,
        List<String> columns) {
    static final CrdYaml REQUEST = new CrdYaml(
            ProfileRequest.class,
            "profilerequests.fleetprof.io-v1alpha1.yml",
            "A one-shot order to profile the pods of one target, and what came of it.",
            "What to profile. It never changes: run again by a new object.",
            "What came of it so far.",
            List.of("PHASE", "VERDICT", "REASON", "PODS", "FINDINGS", "AGE", "WORST", "REPORT"));

    static final CrdYaml STORAGE = new CrdYaml(
            ProfileStorage.class,
            "profilestorages.fleetprof.io-v1alpha1.yml",
            "A bucket that keeps profiles and reports, set up by an admin for the whole cluster, and whether it works.",
            "Where the bucket is, how to get in, and who may use it.",
            "What the last probe found; there is one every minute.",
            List.of("BUCKET", "READY", "REASON", "CHECKED", "MESSAGE"));

    static final List<CrdYaml> ALL = List.of(REQUEST, STORAGE);

    Path checkedIn() {
        return Path.of("generated", file);
    }

    String generate(Path folder) throws IOException {
        new CRDGenerator()
                .inOutputDir(folder.toFile())
                .withPostProcessor(new Finish())
                .customResourceClasses(type)
                .forCRDVersions("v1")
                .generate();
        return Files.readString(folder.resolve(file.replace("-v1alpha1", "-v1"))) + "\n";
    }

    private final class Finish implements CRDPostProcessor {
        @Override
        public HasMetadata process(HasMetadata crd, String version) {
            CustomResourceDefinitionVersion only =
                    ((CustomResourceDefinition) crd).getSpec().getVersions().getFirst();
            only.getAdditionalPrinterColumns().sort(Comparator.comparing(this::position));
            JSONSchemaProps root = only.getSchema().getOpenAPIV3Schema();
            root.setDescription(description);
            root.setRequired(List.of("spec"));
            root.getProperties().get("spec").setDescription(spec);
            root.getProperties().get("status").setDescription(status);
            keyByType(root.getProperties().get("status").getProperties().get("conditions"));
            finish(root);
            return crd;
        }

        private int position(CustomResourceColumnDefinition column) {
            return columns.indexOf(column.getName());
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
