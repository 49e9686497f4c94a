package io.fleetprof.operator.local;

import io.fleetprof.api.v1alpha1.ProfileRequest;
import io.fleetprof.api.v1alpha1.ProfileRequestSpec;
import io.fleetprof.api.v1alpha1.Selector;
import io.fleetprof.api.v1alpha1.TargetSpec;
import io.fleetprof.api.v1alpha1.validation.Problem;
import io.fleetprof.api.v1alpha1.validation.Validation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** The request of a local run, with what an API server would have added. */
public sealed interface LocalRequest {
    /** Larger than any request that the schema lets through. */
    int MAX_BYTES = 1 << 20;

    record Accepted(ProfileRequest request) implements LocalRequest {}

    /** One line a problem. */
    record Refused(List<String> lines) implements LocalRequest {}

    /**
     * @param file a path, "-" for what comes from {@code stdin}, or empty for a request that takes every target
     */
    static LocalRequest read(String file, InputStream stdin) {
        if (file.isEmpty()) {
            return new Accepted(identified(everything()));
        }
        String name = file.equals("-") ? "stdin" : file;
        try (InputStream in = file.equals("-") ? stdin : Files.newInputStream(Path.of(file))) {
            String text = new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
            return switch (Validation.of(text)) {
                case Validation.Valid(ProfileRequest request) -> new Accepted(identified(request));
                case Validation.Invalid(List<Problem> problems) ->
                    new Refused(problems.stream()
                            .map(problem -> name + ": " + problem.line())
                            .toList());
            };
        } catch (NoSuchFileException _) {
            return new Refused(List.of(name + ": there is no such file; give -f a ProfileRequest, or '-' for stdin"));
        } catch (IOException e) {
            return new Refused(List.of("cannot read " + name + ": " + e.getMessage() + "; give -f a file, or '-'"));
        }
    }

    private static ProfileRequest everything() {
        ProfileRequest request = new ProfileRequest();
        request.setSpec(ProfileRequestSpec.of(TargetSpec.of(Selector.of(Map.of()))));
        request.getMetadata().setName("run");
        return request;
    }

    private static ProfileRequest identified(ProfileRequest request) {
        var metadata = request.getMetadata();
        String uid = UUID.randomUUID().toString();
        metadata.setUid(uid);
        metadata.setGeneration(1L);
        metadata.setCreationTimestamp(
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        metadata.setNamespace(given(metadata.getNamespace(), () -> "default"));
        metadata.setName(given(metadata.getName(), () -> metadata.getGenerateName() + uid.substring(0, 5)));
        return request;
    }

    private static String given(String value, Supplier<String> otherwise) {
        return value == null || value.isEmpty() ? otherwise.get() : value;
    }
}
