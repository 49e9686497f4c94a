package io.fleetprof.analysis.procfs;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleetprof.analysis.input.Intake;
import io.fleetprof.analysis.input.Refusal;
import io.fleetprof.analysis.population.Defect;
import io.fleetprof.analysis.population.Gauge;
import io.fleetprof.analysis.population.Reading;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what {@link ProcessWriter} wrote, from hands that may be hostile. Fields it does not know are ignored. */
public final class ProcessParser {
    static final String KIND = "Process";
    static final int VERSION = 1;
    /** A full record, with 256 groups of sockets, has 30 KiB. */
    public static final int MAX_BYTES = 1 << 20;

    private static final int MAX_ROWS = 2 * SocketGroup.MAX;
    private static final int MAX_TEXT = 200;
    private static final long MAX_FIGURE = 1L << 53;
    private static final Pattern PEER =
            Pattern.compile("other peers|[0-9a-fA-F:.\\[\\]]{0,60}( from [0-9a-fA-F:.]{1,60})?");
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(8)
                    .maxStringLength(4096)
                    .build())
            .build());

    private ProcessParser() {}

    /** Reads to the end, which comes after at most {@link #MAX_BYTES}. */
    public static Reading read(Intake intake) throws IOException {
        byte[] json = intake.stream().readNBytes(MAX_BYTES + 1);
        if (json.length > MAX_BYTES) {
            throw new Refusal(Defect.TOO_LARGE, "a process record of more than " + MAX_BYTES + " bytes");
        }
        try {
            return new Reading.Read(record(JSON.readTree(json)).contents());
        } catch (JacksonException e) {
            throw refusal("broken JSON" + position(e));
        }
    }

    private static Refusal refusal(String detail) {
        return new Refusal(Defect.CORRUPT, "process record: " + detail);
    }

    private static String position(JacksonException e) {
        return e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNr();
    }

    private static ProcessRecord record(JsonNode root) {
        if (!root.path("kind").asText().equals(KIND)) {
            throw new Refusal(Defect.NOT_A_PROFILE, "JSON whose kind is not " + KIND);
        }
        if (root.path("version").asInt() != VERSION) {
            throw new Refusal(Defect.UNSUPPORTED, "a process record of another version than " + VERSION);
        }
        return new ProcessRecord(
                figure(root, "pid"),
                instant(root.path("takenAt")),
                root.has("started") ? Optional.of(instant(root.path("started"))) : Optional.empty(),
                figures(DescriptorKind.class, root.path("descriptors")),
                rows(root, "sockets").stream().map(ProcessParser::group).toList(),
                figures(Gauge.class, root.path("gauges")),
                rows(root, "remarks").stream().map(ProcessParser::text).toList());
    }

    private static Instant instant(JsonNode time) {
        try {
            return Instant.parse(time.asText());
        } catch (DateTimeParseException e) {
            throw refusal("a time is not like 2026-01-31T12:00:00Z from character " + e.getErrorIndex() + " on");
        }
    }

    private static <K extends Enum<K>> Map<K, Long> figures(Class<K> type, JsonNode row) {
        EnumMap<K, Long> figures = new EnumMap<>(type);
        for (K key : type.getEnumConstants()) {
            if (row.has(key.name())) {
                figures.put(key, figure(row, key.name()));
            }
        }
        return figures;
    }

    private static long figure(JsonNode row, String name) {
        JsonNode value = row.path(name);
        boolean counts = value.isIntegralNumber() && value.canConvertToLong();
        if (!counts || value.asLong() < 0 || value.asLong() > MAX_FIGURE) {
            throw refusal(name + " is not a count");
        }
        return value.asLong();
    }

    private static List<JsonNode> rows(JsonNode root, String name) {
        JsonNode rows = root.path(name);
        if (rows.size() > MAX_ROWS) {
            throw refusal("more than " + MAX_ROWS + " " + name);
        }
        List<JsonNode> list = new ArrayList<>();
        rows.forEach(list::add);
        return list;
    }

    private static SocketGroup group(JsonNode row) {
        String peer = row.path("peer").asText();
        if (!PEER.matcher(peer).matches()) {
            throw refusal("a peer is not an address");
        }
        Protocol protocol = constant(Protocol.class, row.path("protocol"));
        SocketState state = constant(SocketState.class, row.path("state"));
        return new SocketGroup(protocol, state, peer, figure(row, "count"));
    }

    private static <K extends Enum<K>> K constant(Class<K> type, JsonNode name) {
        for (K constant : type.getEnumConstants()) {
            if (constant.name().equals(name.asText())) {
                return constant;
            }
        }
        throw refusal("a socket's " + type.getSimpleName() + " is unknown");
    }

    private static String text(JsonNode node) {
        String plain = node.asText().replaceAll("\\p{Cntrl}", " ");
        return plain.substring(0, Math.min(plain.length(), MAX_TEXT));
    }
}
