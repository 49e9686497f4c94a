package io.fleetprof.analysis.input;

import io.fleetprof.analysis.population.Defect;
import io.fleetprof.analysis.population.Reading;
import java.io.EOFException;
import java.io.IOException;
import java.util.function.Function;
import java.util.zip.ZipException;

/**
 * Unwinds a parser at the first byte that cannot be right. Never leaves a parser's package: {@link #guard} turns it into
 * {@link Reading.Refused}.
 */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int MAX_DETAIL = 200;
    private final transient Defect defect;

    public Refusal(Defect defect, String detail) {
        super(detail, null, false, false);
        this.defect = defect;
    }

    /** A step of a parser that may read and refuse. */
    @FunctionalInterface
    public interface Step<T> {
        T run() throws IOException;
    }

    /** Runs a parser: its result, or why there is none. Bugs pass through. */
    public static Reading guard(Step<Reading> step) {
        return guard(step, refused -> refused);
    }

    /** Runs a parser whose result has another type than {@link Reading}. */
    public static <T> T guard(Step<T> step, Function<Reading.Refused, T> otherwise) {
        try {
            return step.run();
        } catch (Refusal refusal) {
            return otherwise.apply(refusal.reading());
        } catch (EOFException e) {
            return otherwise.apply(refused(Defect.TRUNCATED, "the compressed stream breaks off"));
        } catch (ZipException e) {
            return otherwise.apply(refused(Defect.CORRUPT, "the compressed stream is damaged: " + e.getMessage()));
        } catch (IOException e) {
            return otherwise.apply(refused(Defect.TRUNCATED, "reading failed: " + e.getMessage()));
        }
    }

    public Reading.Refused reading() {
        return refused(defect, getMessage());
    }

    private static Reading.Refused refused(Defect defect, String detail) {
        return new Reading.Refused(defect, printable(detail));
    }

    /** The detail may quote the file: one line, no control characters, short. */
    private static String printable(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= MAX_DETAIL ? line : line.substring(0, MAX_DETAIL) + "…";
    }
}
