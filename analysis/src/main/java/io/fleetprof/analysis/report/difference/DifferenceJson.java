package io.fleetprof.analysis.report.difference;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fleetprof.analysis.population.Fingerprint;
import io.fleetprof.analysis.population.Frame;
import io.fleetprof.analysis.population.State;
import io.fleetprof.analysis.report.difference.Difference.Amount;
import io.fleetprof.analysis.report.difference.Difference.Change;
import io.fleetprof.analysis.report.difference.Difference.Individuals;
import io.fleetprof.analysis.report.format.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** A difference for programs; its shape is {@code difference.schema.json} beside the one of the findings. */
public final class DifferenceJson {
    public static final String SCHEMA_VERSION = "fleetprof.io/difference/v1";

    private static final int MAX_ROWS = 10_000;
    private static final JsonMapper MAPPER = Json.mapper();

    private DifferenceJson() {}

    /** Writes the document and leaves the stream open. */
    public static void write(Difference difference, OutputStream out) throws IOException {
        List<Row> rows = difference.rows().stream().limit(MAX_ROWS).map(Row::of).toList();
        out.write(MAPPER.writeValueAsBytes(new Document(
                SCHEMA_VERSION,
                difference.baseContainers(),
                difference.newContainers(),
                rows,
                difference.rows().size() - rows.size())));
    }

    private record Document(
            String schemaVersion, int baseContainers, int newContainers, List<Row> rows, int omittedRows) {}

    private record Row(
            String id,
            Change change,
            Fingerprint fingerprint,
            State state,
            Frame location,
            Amount base,
            Amount now,
            Optional<Individuals> individuals) {
        static Row of(Difference.Row row) {
            return new Row(
                    row.fingerprint().id(),
                    row.change(),
                    row.fingerprint(),
                    row.state(),
                    row.site(),
                    row.base(),
                    row.now(),
                    row.individuals());
        }
    }
}
