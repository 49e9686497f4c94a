package io.fleetprof.analysis.procfs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The file form of a {@link ProcessRecord}: one JSON object, {@code {"kind": "Process", "version": 1, "pid": …}}. Names in
 * it are those of the enums; times are ISO 8601 in UTC. {@link ProcessParser} reads it.
 */
public final class ProcessWriter {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ProcessWriter() {}

    public static byte[] write(ProcessRecord process) {
        ObjectNode root = JSON.createObjectNode();
        root.put("kind", ProcessParser.KIND).put("version", ProcessParser.VERSION);
        root.put("pid", process.pid()).put("takenAt", process.takenAt().toString());
        process.started().ifPresent(start -> root.put("started", start.toString()));
        ObjectNode gauges = root.putObject("gauges");
        process.gauges().forEach((gauge, value) -> gauges.put(gauge.name(), value));
        ObjectNode descriptors = root.putObject("descriptors");
        process.descriptors().forEach((kind, count) -> descriptors.put(kind.name(), count));
        ArrayNode sockets = root.putArray("sockets");
        process.sockets().forEach(group -> write(group, sockets.addObject()));
        ArrayNode remarks = root.putArray("remarks");
        process.remarks().forEach(remarks::add);
        return bytes(root);
    }

    private static void write(SocketGroup group, ObjectNode row) {
        row.put("protocol", group.protocol().name());
        row.put("state", group.state().name());
        row.put("peer", group.peer());
        row.put("count", group.count());
    }

    private static byte[] bytes(ObjectNode root) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
        } catch (JsonProcessingException e) {
            throw new AssertionError("a tree of strings and numbers can be written", e);
        }
    }
}
