package io.fleetprof.api.v1alpha1.validation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fleetprof.api.v1alpha1.ProfileRequest;
import java.util.List;

/** Whether a text is a ProfileRequest that an API server would take. */
public sealed interface Validation {
    /** It is; defaults are filled in, and what only a server may set is gone. */
    record Valid(ProfileRequest request) implements Validation {}

    /** It is not; at least one problem. */
    record Invalid(List<Problem> problems) implements Validation {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /** Checks one YAML or JSON document of at most 256 KiB. */
    static Validation of(String text) {
        return switch (Document.parse(text)) {
            case Document.Unreadable(Problem problem) -> new Invalid(List.of(problem));
            case Document.Parsed(ObjectNode root) -> of(root);
        };
    }

    private static Validation of(ObjectNode root) {
        ObjectNode filled = Defaults.fill(root, RequestSchema.ROOT);
        List<Problem> problems = RequestSchema.check(filled);
        return problems.isEmpty() ? new Valid(Document.bind(filled)) : new Invalid(problems);
    }
}
