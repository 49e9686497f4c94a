package io.fleetprof.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fleetprof.analysis.input.Intake;
import io.fleetprof.analysis.population.Frame;
import io.fleetprof.analysis.pprof.Merge;
import io.fleetprof.analysis.pprof.PprofFile;
import io.fleetprof.analysis.pprof.Profile;
import io.fleetprof.analysis.pprof.Stacks;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.LongStream;

/** Parses and merges pprof files: our side of {@code peers/merge}, with the same output. */
public final class MergeProfiles {
    private static final String PROVE = "-prove";
    private static final long BOUND = 1L << 30;
    private static final int ENTRIES = 40_000_000;

    private MergeProfiles() {}

    public static void main(String[] arguments) throws Exception {
        List<String> files = Arrays.stream(arguments)
                .filter(argument -> !argument.equals(PROVE))
                .toList();
        Profile merged = merge(files);
        System.out.println("stacks " + merged.size() + " goroutines " + merged.total(0));
        if (files.size() < arguments.length) {
            System.out.println(digest(merged));
        }
    }

    /** Two threads, each half of the files. */
    private static Profile merge(List<String> files) throws InterruptedException, ExecutionException {
        int half = files.size() / 2;
        FutureTask<Merge> other = new FutureTask<>(() -> mergeInto(new Merge(ENTRIES), files.subList(0, half)));
        Thread.ofPlatform().start(other);
        Merge merge = mergeInto(new Merge(ENTRIES), files.subList(half, files.size()));
        merge.add(other.get().profile());
        return merge.profile();
    }

    private static Merge mergeInto(Merge merge, List<String> files) {
        for (String file : files) {
            try (InputStream in = Files.newInputStream(Path.of(file))) {
                merge.add(PprofFile.decode(new Intake(in, BOUND, BOUND, ENTRIES)));
            } catch (IOException e) {
                throw new IllegalStateException(file, e);
            }
        }
        return merge;
    }

    /** Each row is hashed by itself and the hashes are sorted, so that it takes little memory. */
    private static String digest(Profile merged) throws NoSuchAlgorithmException {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        LongStream.Builder rows = LongStream.builder();
        new Stacks(merged).forEach((frames, values) -> {
            for (Frame frame : frames) {
                sha.update((frame.function() + ' ' + frame.file() + ':' + frame.line() + ';').getBytes(UTF_8));
            }
            rows.add(ByteBuffer.wrap(sha.digest(Long.toString(values[0]).getBytes(UTF_8)))
                    .getLong());
        });
        rows.build()
                .sorted()
                .forEach(row -> sha.update(ByteBuffer.allocate(Long.BYTES).putLong(0, row)));
        return HexFormat.of().formatHex(sha.digest());
    }
}
