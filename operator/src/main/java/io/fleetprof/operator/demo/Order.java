package io.fleetprof.operator.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A program to start. Its role is {@code leak} or {@code twin}. */
sealed interface Order {
    /** A leak is let grow for longer than it takes to profile it, on a busy machine too; a twin has its size at once. */
    int ROOM_TO_GROW = 2;

    JsonMapper JSON = JsonMapper.builder().addModule(new Jdk8Module()).build();

    String name();

    String role();

    /** @param hold whether a leak waits to grow on until a line comes on its standard input */
    List<String> command(boolean hold);

    /** @param line that it prints when it is ready */
    Program ready(String line) throws JsonProcessingException;

    /**
     * One of the programs in a binary of Go.
     *
     * @param count goroutines at most
     */
    record Go(Path binary, String name, String role, long seed, long count) implements Order {
        @Override
        public List<String> command(boolean hold) {
            List<String> words = List.of(
                    binary.toString(), role, name, "-seed", String.valueOf(seed), "-count", String.valueOf(count));
            return hold ? Stream.concat(words.stream(), Stream.of("-hold")).toList() : words;
        }

        @Override
        public Program ready(String line) throws JsonProcessingException {
            return JSON.readValue(line, Program.class);
        }
    }

    /** One of the two programs of a case, on a JVM as this one. It holds where its input is a pipe. */
    record Jvm(JvmVariant variant, JvmCase one, boolean leaks) implements Order {
        @Override
        public String name() {
            return one.name();
        }

        @Override
        public String role() {
            return leaks ? "leak" : "twin";
        }

        @Override
        public List<String> command(boolean hold) {
            return variant.command(Path.of(Command.JAVA), one, leaks);
        }

        @Override
        public Program ready(String line) throws JsonProcessingException {
            long pid = JSON.readTree(line).path("pid").asLong();
            JvmCase.Side side = one.side(leaks);
            Program.Expectation expect =
                    new Program.Expectation(leaks, side.function(), side.file(), side.state(), side.count());
            return new Program(name(), role(), variant.seed(), pid, Optional.empty(), expect, Optional.empty());
        }
    }
}
