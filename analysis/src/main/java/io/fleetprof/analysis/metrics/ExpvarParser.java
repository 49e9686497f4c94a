package io.fleetprof.analysis.metrics;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.fleetprof.analysis.input.Intake;
import io.fleetprof.analysis.input.Refusal;
import io.fleetprof.analysis.population.Defect;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Walks the JSON of expvar to {@code memstats} (runtime.MemStats); everything else is passed over unread. */
final class ExpvarParser {
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(64).build())
            .build();

    private Optional<Long> cycles = Optional.empty();
    private List<Long> pauses = List.of();

    private ExpvarParser() {}

    static Expvar parse(Intake intake) throws IOException {
        ExpvarParser parser = new ExpvarParser();
        try (JsonParser json = JSON.createParser(intake.stream())) {
            parser.variables(json);
        } catch (JacksonException e) {
            throw new Refusal(Defect.CORRUPT, "broken JSON (" + e.getClass().getSimpleName() + ")");
        }
        return new Expvar(
                parser.cycles.orElseThrow(
                        () -> new Refusal(Defect.NOT_A_PROFILE, "JSON without the memstats of a Go program")),
                parser.pauses);
    }

    private void variables(JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new Refusal(Defect.NOT_A_PROFILE, "JSON that is no object");
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean wanted = json.currentName().equals("memstats");
            if (json.nextToken() == JsonToken.START_OBJECT && wanted) {
                memstats(json);
            } else {
                json.skipChildren();
            }
        }
    }

    private void memstats(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (name.equals("NumGC")) {
                cycles = Optional.of(count(json));
            } else if (name.equals("PauseNs") && value == JsonToken.START_ARRAY) {
                pauses = counts(json);
            } else {
                json.skipChildren();
            }
        }
    }

    private static List<Long> counts(JsonParser json) throws IOException {
        List<Long> counts = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            counts.add(count(json));
            if (counts.size() > Expvar.MAX_PAUSES) {
                throw new Refusal(Defect.TOO_LARGE, "more pauses than memstats has");
            }
        }
        return counts;
    }

    private static long count(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT || json.getLongValue() < 0) {
            throw new Refusal(Defect.CORRUPT, "memstats: a figure is not a count");
        }
        return json.getLongValue();
    }
}
