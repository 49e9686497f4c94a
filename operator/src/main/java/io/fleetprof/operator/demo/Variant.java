package io.fleetprof.operator.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The programs of one seed: their sources under other names, counts and rates, and the binary built from them. So no
 * name that is found can have been built in.
 */
record Variant(Path binary) {
    private static final int BUILD_MINUTES = 5;
    private static final int TAIL = 400;
    private static final int ROOM_TO_GROW = 2;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    sealed interface Built {
        record Ready(Variant variant) implements Built {}

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
        String failed = run(sources, "go", "run", "./gen", "-out", module.toString(), "-seed", String.valueOf(seed));
        if (failed.isEmpty()) {
            failed = run(module, "go", "build", "-trimpath", "-o", binary.toString(), ".");
        }
        return failed.isEmpty() ? new Built.Ready(new Variant(binary)) : new Built.Impossible(failed);
    }

    /**
     * A leak and its twin for each case that has them.
     *
     * @param names of the cases; empty for all there are
     */
    List<Workloads.Order> orders(Set<String> names) throws IOException, InterruptedException {
        Process list = new ProcessBuilder(binary.toString(), "list").start();
        JsonNode cases = JSON.readTree(list.getInputStream());
        list.waitFor();
        List<Workloads.Order> orders = new ArrayList<>();
        for (JsonNode one : cases) {
            String name = one.get("name").asText();
            for (String role : List.of("leak", "twin")) {
                if (one.hasNonNull(role) && (names.isEmpty() || names.contains(name))) {
                    orders.add(new Workloads.Order(role, name, most(role, one.get(role))));
                }
            }
        }
        return orders;
    }

    /** A leak is let grow for longer than it takes to profile it; a twin has its size from the start. */
    private static long most(String role, JsonNode program) {
        long count = program.get("count").asLong();
        return role.equals("leak") ? count * ROOM_TO_GROW : count;
    }

    /** One line that says why the command failed; empty when it did not. */
    private static String run(Path folder, String... command) throws InterruptedException {
        try {
            Path log = Files.createTempFile("fleetprof-demo", ".log");
            try {
                Process process = new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
                process.getOutputStream().close();
                return ended(process, List.of(command), log);
            } finally {
                Files.deleteIfExists(log);
            }
        } catch (IOException e) {
            return "'" + command[0] + "' cannot be started: " + e.getMessage();
        }
    }

    private static String ended(Process process, List<String> command, Path log)
            throws InterruptedException, IOException {
        try {
            if (!process.waitFor(BUILD_MINUTES, TimeUnit.MINUTES)) {
                return String.join(" ", command) + " took more than " + BUILD_MINUTES + " minutes";
            }
        } finally {
            process.destroyForcibly();
        }
        String said = Files.readString(log).strip();
        String tail = said.substring(Math.max(0, said.length() - TAIL)).replace('\n', ' ');
        return process.exitValue() == 0 ? "" : String.join(" ", command) + ": " + tail;
    }
}
