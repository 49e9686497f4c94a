package io.fleetprof.operator.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.operator.store.ArtifactStore.Get;
import io.fleetprof.operator.store.ArtifactStore.Listing;
import io.fleetprof.operator.store.ArtifactStore.Put;
import io.fleetprof.operator.store.ArtifactStore.PutOnce;
import io.fleetprof.operator.store.ArtifactStore.StoredObject;
import io.fleetprof.operator.store.StoreProblem.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What any S3 store must do, over HTTP. */
class S3StoreTest {
    private static final int ONE_KIB = 1024;
    private static final int TWENTY_MIB = 20 << 20;

    @RegisterExtension
    static final S3UnderTest s3 = new S3UnderTest();

    private final ArtifactStore store = s3.store();

    @Test
    void whatIsPutIsGot() {
        byte[] content = "goroutine profile: total 3".getBytes(UTF_8);

        assertThat(store.put("put/a.txt", content))
                .isEqualTo(new Put.Stored("put/a.txt", content.length, Sha256.hex(content)));

        assertThat(bytes("put/a.txt")).isEqualTo(content);
    }

    @Test
    void anEmptyObjectIsAnObject() {
        assertThat(store.put("put/empty", new byte[0]))
                .isEqualTo(new Put.Stored("put/empty", 0, Sha256.hex(new byte[0])));
        assertThat(bytes("put/empty")).isEmpty();
    }

    @Test
    void aLaterPutReplacesAnEarlierOne() {
        store.put("put/twice", new byte[] {1, 2, 3});
        store.put("put/twice", new byte[] {4});

        assertThat(bytes("put/twice")).containsExactly(4);
    }

    @Test
    void aStreamOfManyPartsArrivesWholeWithItsHash() {
        byte[] content = new byte[TWENTY_MIB];
        new Random(7).nextBytes(content);

        assertThat(store.put("put/big.jfr", new ByteArrayInputStream(content), TWENTY_MIB))
                .isEqualTo(new Put.Stored("put/big.jfr", TWENTY_MIB, Sha256.hex(content)));

        assertThat(store.get("put/big.jfr", TWENTY_MIB, in -> Sha256.hex(in.readAllBytes())))
                .isEqualTo(new Get.Found<>(Sha256.hex(content)));
    }

    @ParameterizedTest
    @ValueSource(ints = {ONE_KIB, TWENTY_MIB})
    void aStreamOverItsBoundIsRefusedAndLeavesNothing(int bound) {
        var endless = new SequenceInputStream(
                new ByteArrayInputStream(new byte[bound]), new ByteArrayInputStream(new byte[1]));

        assertProblem(
                problem(store.put("endless/a", endless, bound)), Reason.TooLarge, "more than " + bound + " bytes");

        assertThat(store.get("endless/a", 1)).isInstanceOf(Get.Missing.class);
        assertThat(store.list("endless/")).isEqualTo(new Listing.Listed(List.of()));
    }

    @ParameterizedTest
    @ValueSource(ints = {ONE_KIB, TWENTY_MIB})
    void aStreamThatBreaksIsNotTheStoresFaultAndLeavesNothing(int goodBytes) {
        var breaking = new SequenceInputStream(new ByteArrayInputStream(new byte[goodBytes]), new BrokenStream());

        assertProblem(
                problem(store.put("broken/half", breaking, Long.MAX_VALUE)), Reason.BrokenStream, "the pod went away");

        assertThat(store.get("broken/half", 1)).isInstanceOf(Get.Missing.class);
    }

    @Test
    void onlyTheFirstConditionalPutIsWritten() {
        byte[] first = {1};

        assertThat(store.putOnce("once/a", first)).isEqualTo(new PutOnce.Written("once/a", 1, Sha256.hex(first)));
        assertThat(store.putOnce("once/a", new byte[] {2})).isEqualTo(new PutOnce.AlreadyThere("once/a"));

        assertThat(bytes("once/a")).isEqualTo(first);
    }

    @Test
    void ofManyRacingWritersExactlyOneIsToldWrittenAndItsBytesStay() throws Exception {
        for (int round = 0; round < 20; round++) {
            String key = "race/" + round;

            List<PutOnce> answers = race(8, writer -> store.putOnce(key, new byte[] {(byte) writer}));

            List<PutOnce> written =
                    answers.stream().filter(PutOnce.Written.class::isInstance).toList();
            assertThat(written).hasSize(1);
            assertThat(answers)
                    .filteredOn(PutOnce.AlreadyThere.class::isInstance)
                    .hasSize(7);
            assertThat(bytes(key)).containsExactly(answers.indexOf(written.getFirst()));
        }
    }

    @Test
    void aListingHoldsWhatLiesUnderThePrefixInOrderOfKeys() {
        store.put("list/b/2.json", new byte[2]);
        store.put("list/b/1.json", new byte[1]);
        store.put("list/c.json", new byte[3]);
        store.put("listing.json", new byte[4]);

        assertThat(store.list("list/"))
                .isEqualTo(new Listing.Listed(List.of(
                        new StoredObject("list/b/1.json", 1),
                        new StoredObject("list/b/2.json", 2),
                        new StoredObject("list/c.json", 3))));
    }

    @Test
    void aListingGoesOnOverPages() throws Exception {
        race(8, writer -> IntStream.range(0, 130)
                .mapToObj(i -> store.put("pages/" + writer + "/" + i, new byte[0]))
                .toList());

        assertThat(store.list("pages/")).isInstanceOfSatisfying(Listing.Listed.class, listed -> {
            assertThat(listed.objects()).hasSize(8 * 130);
            assertThat(listed.objects())
                    .extracting(StoredObject::key)
                    .isSorted()
                    .doesNotHaveDuplicates();
        });
    }

    @Test
    void aPrefixNobodyWroteUnderListsEmpty() {
        assertThat(store.list("nobody/was/here/")).isEqualTo(new Listing.Listed(List.of()));
    }

    @Test
    void aMissingObjectIsMissing() {
        assertThat(store.get("missing/a", ONE_KIB)).isEqualTo(new Get.Missing<byte[]>());
    }

    @Test
    void anObjectOverTheReadersBoundIsRefused() {
        store.put("bound/2k", new byte[2 * ONE_KIB]);

        assertProblem(problem(store.get("bound/2k", ONE_KIB)), Reason.TooLarge, "bound/2k");
    }

    @Test
    void aReaderThatGivesUpIsNotTheStoresFault() {
        store.put("reader/a", new byte[ONE_KIB]);

        Get<Object> got = store.get("reader/a", ONE_KIB, _ -> {
            throw new IOException("not a profile");
        });

        assertProblem(problem(got), Reason.BrokenStream, "not a profile");
    }

    @Test
    void whatIsDeletedIsGoneAndDeletingTwiceIsFine() {
        store.put("delete/a", new byte[1]);

        assertThat(store.delete("delete/a")).isEmpty();
        assertThat(store.delete("delete/a")).isEmpty();

        assertThat(store.get("delete/a", 1)).isInstanceOf(Get.Missing.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "../up", "a/../b", "a//b", "/a", "a/", "a\\b", "a\u0000b", "a\nb", ".hidden", "ä"})
    void aKeyThatIsNotPlainIsRefusedByEveryCall(String key) {
        assertThat(problem(store.put(key, new byte[1])).reason()).isEqualTo(Reason.BadKey);
        assertThat(store.putOnce(key, new byte[1]))
                .isInstanceOfSatisfying(PutOnce.Failed.class, f -> assertProblem(f.problem(), Reason.BadKey, "plain"));
        assertThat(problem(store.get(key, 1)).reason()).isEqualTo(Reason.BadKey);
        assertThat(store.delete(key)).hasValueSatisfying(problem -> assertProblem(problem, Reason.BadKey, "plain"));
    }

    @Test
    void makingABucketTwiceIsFine() {
        assertThat(store.ensureBucket()).isEmpty();
        assertThat(store.ensureBucket()).isEmpty();
    }

    static void assertProblem(StoreProblem problem, Reason reason, String... words) {
        assertThat(problem.reason()).as(problem.message()).isEqualTo(reason);
        assertThat(problem.message()).doesNotContain("\n", "Exception");
        assertThat(words).allSatisfy(word -> assertThat(problem.message()).contains(word));
    }

    static StoreProblem problem(Put put) {
        return switch (put) {
            case Put.Failed(var problem) -> problem;
            case Put.Stored stored -> throw new AssertionError("stored " + stored);
        };
    }

    static StoreProblem problem(Get<?> get) {
        return switch (get) {
            case Get.Failed<?>(var problem) -> problem;
            case Get.Found<?> found -> throw new AssertionError("got " + found);
            case Get.Missing<?> _ -> throw new AssertionError("missing");
        };
    }

    private byte[] bytes(String key) {
        return switch (store.get(key, TWENTY_MIB)) {
            case Get.Found<byte[]>(var bytes) -> bytes;
            case Get.Missing<byte[]> _ -> throw new AssertionError(key + " is missing");
            case Get.Failed<byte[]>(var problem) -> throw new AssertionError(problem.message());
        };
    }

    private interface Runner<T> {
        T run(int number);
    }

    /** Runs them all from one starting line; the answers in order of their numbers. */
    private static <T> List<T> race(int runners, Runner<T> runner) throws Exception {
        var line = new CyclicBarrier(runners);
        try (var executor = Executors.newFixedThreadPool(runners)) {
            List<Callable<T>> tasks = IntStream.range(0, runners)
                    .<Callable<T>>mapToObj(number -> () -> {
                        line.await();
                        return runner.run(number);
                    })
                    .toList();
            return executor.invokeAll(tasks).stream()
                    .map(future -> future.resultNow())
                    .toList();
        }
    }

    private static final class BrokenStream extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("the pod went away");
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return read();
        }
    }
}
