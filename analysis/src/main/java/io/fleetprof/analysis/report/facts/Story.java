package io.fleetprof.analysis.report.facts;

import io.fleetprof.analysis.leak.Analysis;
import io.fleetprof.analysis.leak.Finding;
import io.fleetprof.analysis.leak.PodShare;
import io.fleetprof.analysis.population.Snapshot;
import io.fleetprof.analysis.report.format.Printable;
import io.fleetprof.analysis.report.format.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The sentences of one incident. Each holds its place: two incidents have none in common. */
final class Story {
    private static final Pattern SENTENCE_END = Pattern.compile("[.!?]\\s+(?=[\\p{Lu}`])");

    private final String subject;
    private final Analysis analysis;
    private final Finding worst;
    private final Captures captures;
    private final String place;
    private final String pod;

    Story(String subject, Analysis analysis, Finding worst, Captures captures) {
        this.subject = subject;
        this.analysis = analysis;
        this.worst = worst;
        this.captures = captures;
        place = Printable.name(worst.location().display());
        pod = worst.pods().stream()
                .map(PodShare::pod)
                .findFirst()
                .map(Printable::name)
                .orElse(subject);
    }

    List<String> situation() {
        List<String> told = new ArrayList<>();
        told.add("In " + subject + ", " + Wording.what(worst) + " were counted in the last snapshots: "
                + Wording.pods(worst, analysis.coverage()) + ".");
        worst.pods().stream()
                .findFirst()
                .ifPresent(share -> told.add("The worst pod for " + place + " is " + pod + ", where "
                        + Wording.counts(share) + " were counted."));
        track().flatMap(this::age).ifPresent(told::add);
        Since since = Since.of(worst, captures);
        since.brief(Instant.EPOCH)
                .ifPresent(known -> told.add("It stands at " + place + " since " + since.answer() + "."));
        return told;
    }

    List<String> task() {
        String moved = worst.growth().snapshots() < 2
                ? "why " + Wording.number(worst.count()) + " stand there"
                : "why the count went from " + Wording.number(worst.growth().first()) + " to "
                        + Wording.number(worst.growth().last());
        List<String> told = new ArrayList<>();
        told.add("To be found for " + place + ": " + moved + ", and which line has to change.");
        told.add("To be told apart in " + pod + ": whether the " + Wording.population(worst) + " at " + place
                + " come and go with the load, or stay.");
        return told;
    }

    List<String> action() {
        List<String> told = new ArrayList<>();
        track().ifPresent(track -> told.add(read(track)));
        told.add("Rule " + worst.detector() + " judged " + place + " as "
                + worst.tier().label() + ", on this evidence: " + one(String.join("; ", worst.had())) + ".");
        if (!worst.lacked().isEmpty()) {
            told.add("Not to be had for " + place + " was " + one(String.join("; ", worst.lacked())) + ".");
        }
        worst.createdBy()
                .ifPresent(frame -> told.add(
                        "The stacks show that " + place + " is started by " + Printable.name(frame.display()) + "."));
        if (told.size() < 2) {
            told.add(
                    "For " + place + " " + Wording.counted(worst.growth().snapshots(), "snapshot was", "snapshots were")
                            + " compared in " + Wording.pods(worst, analysis.coverage()) + ".");
        }
        return told;
    }

    List<String> result(Recommendation mend) {
        List<String> told = new ArrayList<>();
        told.add("Verdict " + analysis.verdict().label() + ", for " + place + ": " + Wording.growth(worst.growth())
                + ".");
        told.add("The cause at " + place + ": " + one(worst.cause()) + ".");
        told.add("To be mended at " + place + ": " + one(worst.remedy()) + ".");
        told.add("That would remove, at " + place + ", " + mend.effect() + ".");
        return told;
    }

    private Optional<Track> track() {
        return captures.worst(worst);
    }

    private Optional<String> age(Track track) {
        return track.first().at().map(at -> {
            String age = track.container()
                    .started()
                    .map(start -> pod + " had been up for " + Wording.duration(Duration.between(start, at)) + " when ")
                    .orElse("In " + pod + " ");
            return age + Wording.number(track.first().count()) + " at " + place + " were first counted, at "
                    + Wording.time(at) + ".";
        });
    }

    /** {@code 2 × goroutine debug=0, 1 × goroutine debug=2}. */
    private static String kinds(Track track) {
        Map<String, Long> kinds = track.marks().stream()
                .map(Track.Mark::snapshot)
                .map(Snapshot::contents)
                .collect(Collectors.groupingBy(
                        contents -> contents.source().label(), TreeMap::new, Collectors.counting()));
        return kinds.entrySet().stream()
                .map(kind -> Wording.number(kind.getValue()) + " × " + kind.getKey())
                .collect(Collectors.joining(", "));
    }

    private String read(Track track) {
        String from = track.first().at().map(at -> ", from " + Wording.time(at)).orElse("");
        String to = track.marks().size() < 2
                ? ""
                : track.last().at().map(at -> " to " + Wording.time(at)).orElse("");
        return "Read of " + pod + " to count " + place + ": " + kinds(track) + from + to + ".";
    }

    /** Several sentences as one, for each alone would be the same in the next incident. */
    private static String one(String text) {
        String joined = SENTENCE_END.matcher(text.strip()).replaceAll("; ");
        return joined.endsWith(".") ? joined.substring(0, joined.length() - 1) : joined;
    }
}
