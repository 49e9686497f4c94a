package io.fleetprof.operator.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The Go programs of one seed: their sources under other names, counts and rates, and the binary built from them. So no
 * name that is found can have been built in.
 */
record GoVariant(Path binary, long seed) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    sealed interface Built {
        record Ready(GoVariant variant) implements Built {}

        /** @param why one line; the demonstration then replays recordings */
        record Impossible(String why) implements Built {}
    }

    /** @param sources folder of the Go module with the programs, as {@code e2e/workloads/go} has it */
    static Built build(Path sources, Path folder, long seed) throws InterruptedException {
        if (!Files.isRegularFile(sources.resolve("go.mod"))) {
            return new Built.Impossible("the programs' sources are not at " + sources);
        }
        Path module = folder.resolve("programs");
        Path binary = folder.resolve("workloads");
        List<String> generate = List.of("go", "run", "./gen", "-out", module.toString(), "-seed", String.valueOf(seed));
        Optional<String> failed = Command.run(sources, generate);
        if (failed.isEmpty()) {
            failed = Command.run(module, List.of("go", "build", "-trimpath", "-o", binary.toString(), "."));
        }
        return failed.<Built>map(Built.Impossible::new).orElseGet(() -> new Built.Ready(new GoVariant(binary, seed)));
    }

    /**
     * A leak and its twin for each case that has them.
     *
     * @param names of the cases; empty for all there are
     */
    List<Order> orders(Set<String> names) throws IOException, InterruptedException {
        Process list = new ProcessBuilder(binary.toString(), "list").start();
        JsonNode cases = JSON.readTree(list.getInputStream());
        list.waitFor();
        List<Order> orders = new ArrayList<>();
        for (JsonNode one : cases) {
            String name = one.get("name").asText();
            for (String role : List.of("leak", "twin")) {
                if (one.hasNonNull(role) && (names.isEmpty() || names.contains(name))) {
                    orders.add(new Order.Go(binary, name, role, seed, most(role, one.get(role))));
                }
            }
        }
        return orders;
    }

    private static long most(String role, JsonNode program) {
        long count = program.get("count").asLong();
        return role.equals("leak") ? count * Order.ROOM_TO_GROW : count;
    }
}
