package io.fleetprof.operator.target.pod;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.dsl.Listable;
import java.util.Optional;
import java.util.stream.Stream;

/** Lists page by page, so that a large namespace weighs on the API server and on us no more than a page does. */
final class Pages {
    private static final long SIZE = 250;

    private Pages() {}

    /**
     * Reads a page when the one before it is used up.
     *
     * @param labels a label selector; empty for all
     * @param fields a field selector; empty for all
     */
    static <T extends HasMetadata, L extends KubernetesResourceList<T>> Stream<T> of(
            Listable<L> objects, String labels, String fields) {
        return Stream.iterate(Optional.of(page(objects, labels, fields, null)), Optional::isPresent, page -> page.map(
                                Pages::next)
                        .map(token -> page(objects, labels, fields, token)))
                .flatMap(page -> page.orElseThrow().getItems().stream());
    }

    private static <T extends HasMetadata, L extends KubernetesResourceList<T>> L page(
            Listable<L> objects, String labels, String fields, String token) {
        return objects.list(new ListOptionsBuilder()
                .withLabelSelector(blankAsNull(labels))
                .withFieldSelector(blankAsNull(fields))
                .withLimit(SIZE)
                .withContinue(token)
                .build());
    }

    /** Null where there is none, as the client wants it. */
    private static String next(KubernetesResourceList<? extends HasMetadata> page) {
        return blankAsNull(Optional.ofNullable(page.getMetadata().getContinue()).orElse(""));
    }

    private static String blankAsNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
