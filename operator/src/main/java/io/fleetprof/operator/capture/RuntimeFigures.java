package io.fleetprof.operator.capture;

import com.google.common.collect.Comparators;
import io.fleetprof.analysis.metrics.Published;
import io.fleetprof.analysis.population.Contents;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Gauge;
import io.fleetprof.api.v1alpha1.ProfileKind;
import io.fleetprof.api.v1alpha1.Reason;
import io.fleetprof.operator.capture.http.Fetched;
import io.fleetprof.operator.capture.http.HttpFetch;
import io.fleetprof.operator.capture.http.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a Go program publishes of its scheduler, asked for beside its goroutines. Only figures are kept of a body. No
 * outcome depends on it: who publishes nothing, or what cannot be used, is asked once and no more.
 */
final class RuntimeFigures {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** Another program's goroutines are as many as this one's only by chance. */
    private static final double ALIKE = 2;

    private static final long FEW = 100;

    private final HttpFetch fetch;
    private final Spooled spool;
    private final Deque<Place> places;

    /** @param places in order of trial; the first that tells anything is asked from then on */
    RuntimeFigures(HttpFetch fetch, Spooled spool, List<Place> places) {
        this.fetch = fetch;
        this.spool = spool;
        this.places = new ArrayDeque<>(places);
    }

    /** Where figures may be. */
    record Place(URI uri, Form form) {}

    /** How they are published, and how what is kept of them is called in the store. */
    enum Form {
        METRICS("Metrics", "txt", Published::metrics),
        EXPVAR("Expvar", "json", Published::expvar);

        private final String label;
        private final String extension;
        private final Function<InputStream, Published.Parsed> parser;

        Form(String label, String extension, Function<InputStream, Published.Parsed> parser) {
            this.label = label;
            this.extension = extension;
            this.parser = parser;
        }
    }

    /**
     * @param goroutines of the program at this moment
     * @param within what is left of the target's time
     */
    Optional<Taken.Profile> beside(Contents goroutines, Duration within) {
        while (!places.isEmpty()) {
            Place place = places.getFirst();
            Limits limits = Limits.of(Published.MAX_BYTES, Comparators.min(within, PATIENCE));
            Taken taken = spool.fill(
                    ProfileKind.GOROUTINE, file -> kept(place, fetch.get(place.uri(), file, limits), goroutines));
            if (taken instanceof Taken.Profile profile) {
                return Optional.of(profile);
            }
            places.removeFirst();
        }
        return Optional.empty();
    }

    private static Taken kept(Place place, Fetched fetched, Contents goroutines) {
        return switch (fetched) {
            case Fetched.Refused(Reason reason, String detail) -> missed(reason, detail);
            case Fetched.Body body -> {
                try {
                    yield switch (place.form().parser.apply(Files.newInputStream(body.file()))) {
                        case Published.Parsed.Kept(Published published) ->
                            isOfThisProgram(published.contents(), goroutines)
                                    ? profile(place.form(), body.file(), published)
                                    : missed(Reason.NOT_A_PROFILE, "another program publishes there");
                        case Published.Parsed.Refused refused ->
                            missed(Reason.NOT_A_PROFILE, refused.why().line());
                    };
                } catch (IOException e) {
                    yield missed(Reason.INTERNAL_ERROR, "the spooled file broke: " + e.getMessage());
                }
            }
        };
    }

    /** The body, with secrets and business figures, is overwritten at once. */
    private static Taken profile(Form form, Path file, Published published) throws IOException {
        byte[] bytes = published.bytes();
        Files.write(file, bytes);
        return new Taken.Profile(
                ProfileKind.GOROUTINE,
                form.label,
                form.extension,
                file,
                bytes.length,
                Optional.of(published.contents()),
                Duration.ZERO);
    }

    /** In a pod of many containers an annotation may speak of another one. */
    private static boolean isOfThisProgram(Contents published, Contents goroutines) {
        long here = goroutines.total(Family.GOROUTINE) + FEW;
        return Optional.ofNullable(published.gauges().get(Gauge.GOROUTINES))
                .map(there -> (double) (there + FEW) / here)
                .map(ratio -> ratio < ALIKE && ratio > 1 / ALIKE)
                .orElse(true);
    }

    private static Taken missed(Reason reason, String detail) {
        return new Taken.Missed(ProfileKind.GOROUTINE, reason, detail);
    }
}
