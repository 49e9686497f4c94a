package io.fleetprof.operator.capture;

import com.google.common.collect.Comparators;
import io.fleetprof.api.v1alpha1.CaptureSpec;
import io.fleetprof.api.v1alpha1.Impact;
import io.fleetprof.api.v1alpha1.ProfileKind;
import io.fleetprof.operator.capture.http.HttpFetch;
import io.fleetprof.operator.capture.http.Limits;
import io.fleetprof.operator.plan.GoroutineText;
import io.fleetprof.operator.plan.Step;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A Go program's {@code net/http/pprof}, reached by URL. */
public final class PprofWay implements Way {
    /** A goroutine profile of 100,000 distinct stacks has some 20 MiB. */
    private static final long MAX_BYTES = 64L << 20;
    /** What a healthy endpoint needs beside the recording itself. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** A goroutine profile writes while the program stands still: 2 ms at 100,000 goroutines. */
    private static final Duration PAUSE = Duration.ofMillis(2);

    private final HttpFetch fetch;
    private final PprofPaths paths;
    private final Route route;
    private final Duration maxPause;
    private final Spooled spool;
    private final RuntimeFigures figures;

    /**
     * @param route what the base stands for
     * @param spool a folder for files on their way to the store
     */
    public PprofWay(HttpFetch fetch, URI base, Route route, CaptureSpec capture, Path spool) {
        this(fetch, base, Optional.empty(), route, capture, spool);
    }

    /** @param metrics where the program says that it publishes its figures, if it says so */
    public PprofWay(HttpFetch fetch, URI base, Optional<URI> metrics, Route route, CaptureSpec capture, Path spool) {
        this.fetch = fetch;
        this.paths = new PprofPaths(base, capture.impact().compareTo(Impact.MEDIUM) >= 0);
        this.route = route;
        this.maxPause = capture.maxPause().toDuration();
        this.spool = new Spooled(spool);
        this.figures = new RuntimeFigures(fetch, this.spool, places(paths, metrics));
    }

    private static List<RuntimeFigures.Place> places(PprofPaths paths, Optional<URI> said) {
        return Stream.concat(
                        Stream.concat(said.stream(), Stream.of(paths.metrics()))
                                .distinct()
                                .map(uri -> new RuntimeFigures.Place(uri, RuntimeFigures.Form.METRICS)),
                        Stream.of(new RuntimeFigures.Place(paths.variables(), RuntimeFigures.Form.EXPVAR)))
                .toList();
    }

    @Override
    public List<Taken> take(Step step, Duration within) {
        Examination examination = new Examination(step.kind(), Form.of(step.kind()), PAUSE);
        Taken taken = get(paths.of(step), examination, Comparators.min(within, PATIENCE.plus(step.recording())));
        return step.kind() == ProfileKind.GOROUTINE && taken instanceof Taken.Profile profile
                ? goroutines(profile, within)
                : List.of(taken);
    }

    private List<Taken> goroutines(Taken.Profile counted, Duration within) {
        List<Taken> taken = new ArrayList<>(text(counted, within));
        figures.beside(counted.contents().orElseThrow(), within).ifPresent(taken::add);
        return taken;
    }

    @Override
    public Route route() {
        return route;
    }

    /** The same goroutines by name and in words, when the cheap form says that it is bearable. */
    private List<Taken> text(Taken.Profile counted, Duration within) {
        GoroutineText text = GoroutineText.of(counted.contents().orElseThrow());
        if (!text.isBearable(maxPause)) {
            return List.of(counted);
        }
        Examination examination = new Examination(ProfileKind.GOROUTINE, Form.GOROUTINE_TEXT, text.pause());
        return List.of(counted, get(paths.goroutineText(), examination, Comparators.min(within, PATIENCE)));
    }

    private Taken get(URI uri, Examination examination, Duration within) {
        return spool.fill(
                examination.kind(), file -> examination.of(fetch.get(uri, file, Limits.of(MAX_BYTES, within))));
    }
}
