package io.fleetprof.analysis.report;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fleetprof.analysis.leak.Analysis;
import io.fleetprof.analysis.leak.Coverage;
import io.fleetprof.analysis.leak.Finding;
import io.fleetprof.analysis.leak.Verdict;
import io.fleetprof.analysis.peer.Chain;
import io.fleetprof.analysis.population.Fleet;
import io.fleetprof.analysis.population.Frame;
import io.fleetprof.analysis.population.Stack;
import io.fleetprof.analysis.report.facts.Captures;
import io.fleetprof.analysis.report.facts.Since;
import io.fleetprof.analysis.report.format.Json;
import io.fleetprof.analysis.report.format.Printable;
import io.fleetprof.analysis.report.scheduler.Scheduler;
import io.fleetprof.analysis.report.threads.Threads;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code findings.json}: a report for programs, complete and in stable order. Its shape is
 * {@code findings.schema.json} beside this class; a change that an old reader would not understand needs a new
 * {@link #SCHEMA_VERSION}.
 */
public final class FindingsJson {
    public static final String SCHEMA_VERSION = "fleetprof.io/findings/v1";

    private static final JsonMapper MAPPER = Json.mapper();

    static {
        MAPPER.addMixIn(Finding.class, FindingShape.class);
        MAPPER.addMixIn(Stack.class, StackShape.class);
    }

    private FindingsJson() {}

    /** What became of a file that should be a findings.json. */
    public sealed interface Reading {
        record Read(Report report) implements Reading {}

        /**
         * @param line what is wrong, where, and how to mend it; safe to print
         */
        record Refused(String line) implements Reading {}
    }

    /** Writes the document and leaves the stream open. */
    public static void write(Report report, OutputStream out) throws IOException {
        ObjectNode document = MAPPER.valueToTree(Document.of(report));
        addOnsets(document.withArray("findings"), report);
        addScheduler(document, report);
        addThreads(document, report);
        out.write(MAPPER.writeValueAsBytes(document));
    }

    /** Since when: of snapshots, which the document itself does not hold. Bounds keep the findings' order. */
    private static void addOnsets(ArrayNode findings, Report report) {
        Captures captures = Captures.of(report.fleet());
        for (int i = 0; i < findings.size(); i++) {
            ObjectNode finding = (ObjectNode) findings.get(i);
            Onset.of(Since.of(report.analysis().findings().get(i), captures))
                    .ifPresent(onset -> finding.set("since", MAPPER.valueToTree(onset)));
        }
    }

    private static void addScheduler(ObjectNode document, Report report) {
        List<Scheduler.Row> rows = report.facts().scheduler().rows();
        if (!rows.isEmpty()) {
            document.set("scheduler", MAPPER.valueToTree(rows));
        }
    }

    private static void addThreads(ObjectNode document, Report report) {
        Threads threads = report.facts().threads();
        if (!threads.isEmpty()) {
            document.set("threads", MAPPER.valueToTree(threads));
        }
    }

    public static Reading read(byte[] bytes) {
        if (bytes.length > Json.MAX_DOCUMENT) {
            return refused("it is larger than " + Json.MAX_DOCUMENT + " bytes");
        }
        try {
            JsonNode tree = MAPPER.readTree(bytes);
            String version = tree.path("schemaVersion").asText();
            return version.equals(SCHEMA_VERSION)
                    ? new Reading.Read(MAPPER.treeToValue(tree, Document.class).report())
                    : refused("its schemaVersion is '" + Printable.name(version) + "', not " + SCHEMA_VERSION);
        } catch (JsonProcessingException e) {
            return refused(where(e));
        } catch (IOException e) {
            return refused("it cannot be read");
        }
    }

    private static Reading refused(String why) {
        return new Reading.Refused("this is no findings.json that can be compared with: " + why
                + "; give one that this version of Fleetprof wrote");
    }

    private static String where(JsonProcessingException e) {
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            String path = mapping.getPath().stream()
                    .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                    .collect(Collectors.joining("."));
            return "the value at " + Printable.name(path) + " is missing or of the wrong kind";
        }
        return e.getLocation() == null
                ? "it is not of the right shape"
                : "it is not JSON at line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
    }

    /** The file's top level, in its order. */
    private record Document(
            String schemaVersion,
            Subject subject,
            Verdict verdict,
            String reason,
            Coverage coverage,
            Optional<Duration> window,
            List<Finding> findings,
            List<Finding> observations,
            Optional<List<Chain>> chains,
            List<String> remarks) {
        static Document of(Report report) {
            Analysis it = new FindingsBounds().analysis(report.analysis());
            return new Document(
                    SCHEMA_VERSION,
                    FindingsBounds.subject(report.subject()),
                    it.verdict(),
                    it.reason(),
                    it.coverage(),
                    it.window(),
                    it.findings(),
                    it.observations(),
                    Optional.of(it.chains()).filter(chains -> !chains.isEmpty()),
                    it.remarks());
        }

        Report report() {
            return new Report(
                    subject,
                    new Analysis(
                            verdict,
                            reason,
                            findings,
                            observations,
                            coverage,
                            window,
                            chains.orElse(List.of()),
                            remarks),
                    Fleet.EMPTY);
        }
    }

    /** A finding also names its id, which follows from its fingerprint. */
    @JsonPropertyOrder({"id", "tier"})
    private abstract static class FindingShape {
        @JsonProperty(access = JsonProperty.Access.READ_ONLY)
        abstract String id();
    }

    /** A stack is the list of its frames, leaf first. */
    @SuppressWarnings("UnusedVariable") // a mix-in lends its annotations, nothing runs
    private abstract static class StackShape {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        StackShape(List<Frame> frames) {}

        @JsonValue
        abstract List<Frame> frames();
    }
}
