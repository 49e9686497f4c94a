package io.fleetprof.analysis.go;

/**
 * A function as a file names it.
 *
 * @param symbol the linker's name
 * @param file where it is written; empty when unknown
 * @param startLine where it begins; 0 when the file does not tell
 */
public record Function(String symbol, String file, int startLine) {
    /** The folder of the source file: all named functions in it belong to one package. */
    String folder() {
        int slash = file.lastIndexOf('/');
        return slash < 0 ? "" : file.substring(0, slash);
    }
}
