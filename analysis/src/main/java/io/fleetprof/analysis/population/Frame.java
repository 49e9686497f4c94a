package io.fleetprof.analysis.population;

/**
 * One call in a stack, named as people read it.
 *
 * @param function full name as the runtime prints it, after normalising (type arguments are {@code [...]})
 * @param file the source file as recorded; empty when unknown
 * @param line 1-based; 0 when unknown
 */
public record Frame(String function, String file, int line) implements Comparable<Frame> {
    /** {@code main.leak (main.go:22)}: the function, then file name and line as far as they are known. */
    public String display() {
        if (file.isEmpty()) {
            return function;
        }
        String name = file.substring(file.lastIndexOf('/') + 1);
        return line > 0 ? function + " (" + name + ":" + line + ")" : function + " (" + name + ")";
    }

    /** Stacks are hashed by the thousand, and the generated method is slow until it is compiled. */
    @Override
    public int hashCode() {
        return function.hashCode() * 31 + line;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Frame that
                && line == that.line
                && function.equals(that.function)
                && file.equals(that.file);
    }

    @Override
    public int compareTo(Frame other) {
        int byFunction = function.compareTo(other.function);
        if (byFunction != 0) {
            return byFunction;
        }
        int byFile = file.compareTo(other.file);
        return byFile != 0 ? byFile : Integer.compare(line, other.line);
    }
}
