package io.fleetprof.operator.result;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fleetprof.operator.store.Keys;
import io.fleetprof.operator.store.Receipt;
import java.util.Collection;
import java.util.List;

/**
 * {@code manifest.json}: every file of a finished run with its size and hash, for whoever mirrors the folder or checks
 * it later. Keys are relative to the run's prefix.
 */
final class Manifest {
    static final int VERSION = 1;

    private static final ObjectMapper JSON = new ObjectMapper();

    private Manifest() {}

    /** @param pages keys of what was made of the artifacts */
    static byte[] write(Keys keys, List<Receipt> receipts, Collection<String> pages) {
        ObjectNode root = JSON.createObjectNode().put("kind", "Manifest").put("version", VERSION);
        root.put("prefix", keys.prefix());
        ArrayNode artifacts = root.putArray("artifacts");
        receipts.forEach(receipt -> receipt.artifacts().forEach(artifact -> artifacts
                .addObject()
                .put("key", relative(keys, artifact.key()))
                .put("pod", receipt.container().pod())
                .put("container", receipt.container().container())
                .put("kind", artifact.kind())
                .put("number", artifact.number())
                .put("takenAt", artifact.takenAt().toString())
                .put("size", artifact.size())
                .put("sha256", artifact.sha256())));
        ArrayNode reports = root.putArray("pages");
        pages.forEach(page -> reports.add(relative(keys, page)));
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of strings and numbers can be written", e);
        }
    }

    private static String relative(Keys keys, String key) {
        return key.substring(keys.prefix().length());
    }
}
