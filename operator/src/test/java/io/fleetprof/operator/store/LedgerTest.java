package io.fleetprof.operator.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.operator.store.ArtifactStore.PutOnce;
import io.fleetprof.operator.store.Ledger.Entry;
import io.fleetprof.operator.store.Ledger.Receipts;
import io.fleetprof.operator.store.Receipt.Outcome;
import io.fleetprof.operator.store.StoreProblem.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerTest {
    private static final PodContext CONTEXT = new PodContext(
            "node-1",
            Optional.of(Instant.parse("2026-11-23T11:00:00Z")),
            2,
            Optional.of(new PodContext.End("OOMKilled", 137, Optional.empty())),
            Optional.empty(),
            "7",
            "cart:v2.14",
            Optional.of(512L << 20),
            Optional.empty());

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123456Z");
    private static final ContainerId ONE = pod("checkout-1", "5f2c9a10-7d1e-4a55-9a0e-0c1d2e3f4a5b");
    private static final ContainerId TWO = pod("checkout-2", "6f2c9a10-7d1e-4a55-9a0e-0c1d2e3f4a5b");
    private static final Plan PLAN =
            new Plan(1, "shop", "checkout", "uid", NOON, NOON.plusSeconds(1800), 7, List.of(target(ONE), target(TWO)));

    @RegisterExtension
    static final S3UnderTest s3 = new S3UnderTest();

    private static final AtomicInteger REQUESTS = new AtomicInteger();
    private Keys keys;
    private Ledger ledger;

    @BeforeEach
    void aNewRequest() {
        keys = new Keys("prod", "shop", "checkout", "request-" + REQUESTS.incrementAndGet());
        ledger = new Ledger(s3.store(), keys);
    }

    @Test
    void namesOfPeersAreRecordedOnce() {
        PeerNames names = new PeerNames(
                PeerNames.VERSION,
                "shop",
                List.of(new PeerNames.Named(
                        "10.0.0.5",
                        PeerNames.Kind.Service,
                        "db",
                        "postgres",
                        "postgres",
                        List.of(new PeerNames.Backend("uid-1", "postgres-0")))),
                List.of(new PeerNames.Sidecar("uid-2", "istio-proxy")),
                List.of("pods is forbidden"));

        assertThat(ledger.record(names)).isInstanceOf(PutOnce.Written.class);
        assertThat(ledger.record(new PeerNames(PeerNames.VERSION, "shop", List.of(), List.of(), List.of())))
                .isInstanceOf(PutOnce.AlreadyThere.class);

        assertThat(ledger.peers()).isEqualTo(new Entry.Recorded<>(names));
    }

    @Test
    void aRecordedPlanIsReadBackEqual() {
        assertThat(ledger.plan()).isEqualTo(new Entry.NotYet<>());

        assertThat(ledger.record(PLAN)).isInstanceOf(PutOnce.Written.class);

        assertThat(ledger.plan()).isEqualTo(new Entry.Recorded<>(PLAN));
    }

    @Test
    void aSecondPlanDoesNotReplaceTheFirst() {
        ledger.record(PLAN);
        var second = new Plan(1, "shop", "checkout", "uid", NOON, NOON, 0, List.of());

        assertThat(ledger.record(second)).isInstanceOf(PutOnce.AlreadyThere.class);

        assertThat(ledger.plan()).isEqualTo(new Entry.Recorded<>(PLAN));
    }

    @Test
    void theFirstReceiptOfAContainerCounts() {
        var first = receipt(ONE, Outcome.Collected, "");
        var other = receipt(TWO, Outcome.Failed, "TargetTimeout");

        assertThat(ledger.record(first)).isInstanceOf(PutOnce.Written.class);
        assertThat(ledger.record(receipt(ONE, Outcome.Gone, ""))).isInstanceOf(PutOnce.AlreadyThere.class);
        assertThat(ledger.record(other)).isInstanceOf(PutOnce.Written.class);

        assertThat(ledger.receipts(PLAN)).isEqualTo(new Receipts.Listed(List.of(first, other), List.of()));
    }

    @Test
    void aRequestWithoutReceiptsHasNone() {
        assertThat(ledger.receipts(PLAN)).isEqualTo(new Receipts.Listed(List.of(), List.of()));
    }

    @Test
    void aLargePlanAndAllItsReceiptsComeBack() {
        List<ContainerId> pods = IntStream.range(0, 150)
                .mapToObj(i -> pod("p-" + i, "%08x-7d1e-4a55-9a0e-0c1d2e3f4a5b".formatted(i)))
                .toList();
        var plan = new Plan(
                1,
                "shop",
                "checkout",
                "uid",
                NOON,
                NOON,
                150,
                pods.stream().map(LedgerTest::target).toList());
        pods.parallelStream().forEach(pod -> ledger.record(receipt(pod, Outcome.Collected, "")));

        assertThat(ledger.receipts(plan)).isInstanceOfSatisfying(Receipts.Listed.class, listed -> {
            assertThat(listed.damages()).isEmpty();
            assertThat(listed.receipts()).extracting(Receipt::container).containsExactlyInAnyOrderElementsOf(pods);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{",
                "[]",
                "\"plan\"",
                "<html>not found</html>",
                "{\"version\":1}",
                "{\"version\":1,\"version\":1}",
                "{} trailing",
                "\u0000\u0001\u0002"
            })
    void aDamagedPlanIsAValue(String json) {
        s3.store().put(keys.plan(), json.getBytes(UTF_8));

        assertDamaged(ledger.plan());
    }

    @Test
    void aPlanIsReadStrictly() {
        String good = new String(Json.write(PLAN), UTF_8);
        List<String> bad = List.of(
                good.replace("\"version\" : 1", "\"version\" : 2"),
                good.replace("\"version\" : 1", "\"version\" : \"1\""),
                good.replace("\"matched\" : 7", "\"matched\" : -7"),
                good.replace("\"matched\" : 7", "\"matched\" : 7.5"),
                good.replace("\"matched\" : 7", "\"matched\" : null"),
                good.replace("\"matched\" : 7", "\"matched\" : 7, \"extra\" : 1"),
                good.replace("\"matched\" : 7,", ""),
                good.replace("\"Goroutine\"", "null"),
                good.replace("\"Goroutine\"", "\"" + "G".repeat(33) + "\""),
                good.replace("2026-11-23T12:00:00", "yesterday"),
                good + good,
                good.substring(0, good.length() / 2));

        for (String json : bad) {
            assertThat(json).isNotEqualTo(good);
            s3.store().put(keys.plan(), json.getBytes(UTF_8));
            assertDamaged(ledger.plan());
        }
        s3.store().put(keys.plan(), good.getBytes(UTF_8));
        assertThat(ledger.plan()).isEqualTo(new Entry.Recorded<>(PLAN));
    }

    @Test
    void deepAndHugePlansAreDamagedNotAnOverflow() {
        s3.store().put(keys.plan(), "[".repeat(1_000_000).getBytes(UTF_8));
        assertDamaged(ledger.plan());

        s3.store().put(keys.plan(), new byte[5 << 20]);
        assertDamaged(ledger.plan());
    }

    @Test
    void aReceiptThatSpeaksForAnotherContainerIsDamaged() {
        s3.store().put(keys.receipt(TWO), Json.write(receipt(ONE, Outcome.Collected, "")));

        assertOneDamage(keys.receipt(TWO), "another container");
    }

    @Test
    void aReceiptThatNamesWhatLiesElsewhereIsDamaged() {
        var elsewhere = new Receipt.Artifact(
                "prod/billing/secrets/01-Goroutine-1.pb.gz", "Goroutine", 1, NOON, 10, "0".repeat(64));
        s3.store().put(keys.receipt(ONE), Json.write(receipt(ONE, Outcome.Collected, "", List.of(elsewhere))));

        assertOneDamage(keys.receipt(ONE), "outside its container's folder");
    }

    @Test
    void aReceiptWithAClimbingKeyIsDamaged() {
        String json = new String(Json.write(receipt(ONE, Outcome.Collected, "")), UTF_8)
                .replace(keys.folder(ONE), keys.folder(ONE) + "../");
        s3.store().put(keys.receipt(ONE), json.getBytes(UTF_8));

        assertOneDamage(keys.receipt(ONE), "not a plain key");
    }

    @Test
    void oneDamagedReceiptDoesNotHideTheOthers() {
        var good = receipt(TWO, Outcome.Collected, "");
        ledger.record(good);
        s3.store().put(keys.receipt(ONE), "garbage".getBytes(UTF_8));

        assertThat(ledger.receipts(PLAN)).isInstanceOfSatisfying(Receipts.Listed.class, listed -> {
            assertThat(listed.receipts()).containsExactly(good);
            assertThat(listed.damages()).extracting(Ledger.Damage::key).containsExactly(keys.receipt(ONE));
        });
    }

    @Test
    void whatNobodyPlannedIsPassedOver() {
        ledger.record(receipt(pod("stranger", "7f2c9a10-7d1e-4a55-9a0e-0c1d2e3f4a5b"), Outcome.Collected, ""));
        s3.store().put(keys.receipts() + "notes.txt", new byte[3]);

        assertThat(ledger.receipts(PLAN)).isEqualTo(new Receipts.Listed(List.of(), List.of()));
    }

    @Test
    void aStoreThatIsAwayIsAProblemNotDamage() {
        var right = s3.endpoint();
        try (var away =
                new S3Store(new S3Endpoint(right.uri(), right.region(), "no-such-bucket-here", right.credentials()))) {
            var blind = new Ledger(away, keys);

            assertThat(blind.plan()).isInstanceOfSatisfying(Entry.Failed.class, failed -> assertThat(
                            ((Entry.Failed<?>) failed).problem().reason())
                    .isEqualTo(Reason.NoSuchBucket));
            assertThat(blind.receipts(PLAN)).isInstanceOf(Receipts.Failed.class);
            assertThat(blind.record(PLAN)).isInstanceOf(PutOnce.Failed.class);
        }
    }

    private static void assertDamaged(Entry<Plan> entry) {
        assertThat(entry).isInstanceOf(Entry.Damaged.class);
        String why = ((Entry.Damaged<Plan>) entry).damage().why();
        assertThat(why).isNotBlank().doesNotContain("\n", "io.fleetprof").hasSizeLessThan(700);
    }

    private void assertOneDamage(String key, String why) {
        assertThat(ledger.receipts(PLAN)).isInstanceOfSatisfying(Receipts.Listed.class, listed -> {
            assertThat(listed.receipts()).isEmpty();
            assertThat(listed.damages()).singleElement().satisfies(damage -> {
                assertThat(damage.key()).isEqualTo(key);
                assertThat(damage.why()).contains(why);
            });
        });
    }

    private static ContainerId pod(String name, String uid) {
        return new ContainerId(name, uid, "app");
    }

    private static Plan.Target target(ContainerId container) {
        return new Plan.Target(container, "containerd://1", "cart", CONTEXT, List.of("Goroutine", "Heap"));
    }

    private Receipt receipt(ContainerId container, Outcome outcome, String reason) {
        String key = keys.artifact(container, 1, "Goroutine", "1", "pb.gz");
        return receipt(
                container,
                outcome,
                reason,
                List.of(new Receipt.Artifact(key, "Goroutine", 1, NOON, 61_231, "0123456789abcdef".repeat(4))));
    }

    private static Receipt receipt(
            ContainerId container, Outcome outcome, String reason, List<Receipt.Artifact> artifacts) {
        return new Receipt(
                1,
                container,
                "Go",
                "PodIP",
                outcome,
                reason,
                "all is well",
                NOON,
                NOON.plusSeconds(21),
                new Receipt.Cost(3, 61_231, 21_000),
                artifacts);
    }
}
