package io.fleetprof.analysis.report.facts;

import io.fleetprof.analysis.leak.Finding;
import io.fleetprof.analysis.report.format.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Since when a leak has been there, as far as the files of its worst pod tell. */
public sealed interface Since {
    /** Reaches zero there, when the straight line through its counts is drawn back. */
    record About(Instant at, Track track, Instant started) implements Since {}

    /** It was not there at {@code before}, and it was at {@code after}. */
    record Between(Instant before, Instant after) implements Since {}

    /** It was there when the first snapshot was taken; how long before that, nothing tells. */
    record Seen(Instant first, Optional<Instant> started) implements Since {}

    /** The files carry no times. */
    record Untimed(int snapshots) implements Since {}

    static Since of(Finding finding, Captures captures) {
        Optional<Track> known = captures.worst(finding).filter(Track::timed);
        if (known.isEmpty()) {
            return new Untimed(finding.growth().snapshots());
        }
        Track track = known.get();
        return appeared(track)
                .or(() -> extrapolated(track))
                .orElseGet(() -> new Seen(
                        track.first().at().orElseThrow(), track.container().started()));
    }

    /** {@code since about 13:58 UTC}, for a headline; only where it is more than the time of the first look. */
    default Optional<String> brief(Instant read) {
        return switch (this) {
            case About it -> Optional.of("since about " + Wording.minute(it.at(), read));
            case Between it -> Optional.of("since " + Wording.minute(it.after(), read));
            case Seen _, Untimed _ -> Optional.empty();
        };
    }

    /** When it began, where that is known. */
    default Optional<Instant> began() {
        return switch (this) {
            case About it -> Optional.of(it.at());
            case Between it -> Optional.of(it.after());
            case Seen _, Untimed _ -> Optional.empty();
        };
    }

    /** A whole answer, with what it rests on. */
    default String answer() {
        return switch (this) {
            case About it ->
                "about " + Wording.time(it.at()) + ", extrapolated: the line through "
                        + it.track().marks().size() + " counts reaches zero there (process started "
                        + Wording.time(it.started()) + ")";
            case Between it ->
                "between " + Wording.time(it.before()) + ", when a snapshot showed none, and "
                        + Wording.time(it.after());
            case Seen it ->
                "seen since the first snapshot at " + Wording.time(it.first())
                        + it.started()
                                .map(start -> " (process started " + Wording.time(start) + ")")
                                .orElse("");
            case Untimed it ->
                "seen since the first of " + Wording.counted(it.snapshots(), "snapshot", "snapshots")
                        + "; the files carry no times";
        };
    }

    private static Optional<Since> appeared(Track track) {
        List<Track.Mark> marks = track.marks();
        for (int i = 1; i < marks.size(); i++) {
            if (marks.get(i - 1).count() == 0 && marks.get(i).count() > 0) {
                return Optional.of(new Between(
                        marks.get(i - 1).at().orElseThrow(), marks.get(i).at().orElseThrow()));
            }
        }
        return Optional.empty();
    }

    /** A line that reaches zero long before the process began is no line: it rose faster once, or began at some. */
    private static Optional<Since> extrapolated(Track track) {
        Optional<Instant> start = track.container().started();
        Optional<Instant> zero = Line.through(track).flatMap(Line::zero);
        if (start.isEmpty() || zero.isEmpty()) {
            return Optional.empty();
        }
        Duration early = Duration.between(zero.get(), start.get());
        Duration age = Duration.between(start.get(), track.first().at().orElseThrow());
        if (early.multipliedBy(5).compareTo(age) > 0) {
            return Optional.empty();
        }
        Instant at = early.isNegative() ? zero.get() : start.get();
        return Optional.of(new About(at, track, start.get()));
    }
}
