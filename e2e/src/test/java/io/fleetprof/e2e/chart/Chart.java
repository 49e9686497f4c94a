package io.fleetprof.e2e.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The chart in {@code helm/}, rendered as release {@code fleetprof} in namespace {@code fleetprof}. */
final class Chart {
    static final Path ROOT =
            Path.of(System.getProperty("user.dir")).toAbsolutePath().getParent();
    static final Path FOLDER = ROOT.resolve("helm");
    private static final YAMLMapper YAML = new YAMLMapper();

    private Chart() {}

    static LintResult lint() {
        return new Helm(FOLDER).lint().strict().quiet().call();
    }

    /** @param settings each {@code key=value}, as for {@code --set} */
    static String text(String... settings) {
        TemplateCommand command = new Helm(FOLDER)
                .template()
                .withName("fleetprof")
                .withNamespace("fleetprof")
                .withKubeVersion("1.34.0");
        for (String setting : settings) {
            String[] pair = setting.split("=", 2);
            command.set(pair[0], pair[1]);
        }
        return command.call();
    }

    static List<JsonNode> objects(String... settings) {
        return parsed(text(settings));
    }

    static List<JsonNode> parsed(String yaml) {
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
            return documents.readAll().stream()
                    .filter(document -> document.has("kind"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The only object of its kind with that name. */
    static JsonNode object(List<JsonNode> objects, String kind, String name) {
        List<JsonNode> found = ofKind(objects, kind)
                .filter(object -> object.at("/metadata/name").asText().equals(name))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " objects are " + kind + " " + name);
        }
        return found.getFirst();
    }

    static Stream<JsonNode> ofKind(List<JsonNode> objects, String kind) {
        return objects.stream().filter(object -> object.path("kind").asText().equals(kind));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
