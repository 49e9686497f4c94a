package io.fleetprof.operator.cli;

import io.fleetprof.analysis.report.Ink;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a result goes and in which form: the options that every command with a result has. */
final class Output {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Format format;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write the result there, not to stdout.")
    private Path file;

    Format format() {
        return format;
    }

    /** Colours only what a person looks at. */
    Ink ink() {
        boolean terminal =
                file == null && System.console() != null && System.console().isTerminal();
        return terminal && System.getenv("NO_COLOR") == null ? Ink.COLOUR : Ink.PLAIN;
    }

    /** Writes the result; the answer is one line when it cannot. */
    Optional<String> write(String text, PrintWriter out) {
        if (file == null) {
            out.print(text.endsWith("\n") ? text : text + "\n");
            return Optional.empty();
        }
        try {
            Files.writeString(file, text);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("cannot write " + file + ": " + why(e) + "; give -o a file that can be made");
        }
    }

    private static String why(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "there is no such folder";
            case AccessDeniedException _ -> "no permission";
            case FileSystemException failure when failure.getReason() != null -> failure.getReason();
            default -> String.valueOf(e.getMessage());
        };
    }
}
