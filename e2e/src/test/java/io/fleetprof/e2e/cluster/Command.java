package io.fleetprof.e2e.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A program of this machine with its words, run to its end. */
final class Command {
    /** Of this repository. */
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final int PATIENCE_MINUTES = 40;

    private final List<String> words;
    private final Map<String, String> environment = new TreeMap<>();
    private Path folder = ROOT;
    private String input = "";

    private Command(List<String> words) {
        this.words = words;
    }

    /** How it ended. */
    record Ended(int code, String out, String err) {
        boolean succeeded() {
            return code == 0;
        }
    }

    static Command of(Object... words) {
        return new Command(List.of(words).stream().map(Object::toString).toList());
    }

    static Command of(List<String> first, Object... more) {
        List<String> words = new ArrayList<>(first);
        List.of(more).forEach(word -> words.add(word.toString()));
        return new Command(words);
    }

    Command with(Map<String, String> variables) {
        environment.putAll(variables);
        return this;
    }

    /** The folder it is started in; else the root of the repository. */
    Command in(Path folder) {
        this.folder = folder;
        return this;
    }

    /** What it reads on its standard input; else nothing. */
    Command reading(String input) {
        this.input = input;
        return this;
    }

    /** What it prints on its standard output; it must succeed. */
    String out() {
        Ended ended = ended();
        if (!ended.succeeded()) {
            throw new AssertionError(
                    String.join(" ", words) + " ended with " + ended.code() + ": " + ended.out() + ended.err());
        }
        return ended.out();
    }

    Ended ended() {
        try {
            Process process = process();
            CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> read(process.getErrorStream()));
            try (var stdin = process.outputWriter(StandardCharsets.UTF_8)) {
                stdin.write(input);
            } catch (IOException _) { // it did not want to read
                input = "";
            }
            String out = read(process.getInputStream());
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError(String.join(" ", words) + " does not end");
            }
            return new Ended(process.exitValue(), out, err.join());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private Process process() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(resolved()).directory(folder.toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** The first word is looked for on the PATH that the program gets, not on ours. */
    private List<String> resolved() {
        String path = environment.getOrDefault("PATH", System.getenv("PATH"));
        List<String> all = new ArrayList<>(words);
        if (!words.getFirst().contains("/")) {
            List.of(path.split(":")).stream()
                    .map(part -> Path.of(part, words.getFirst()))
                    .filter(program -> program.toFile().canExecute())
                    .findFirst()
                    .ifPresent(program -> all.set(0, program.toString()));
        }
        return all;
    }

    private static String read(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
