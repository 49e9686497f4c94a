package io.fleetprof.operator.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class KeysTest {
    private static final String UID = "5f2c9a10-7d1e-4a55-9a0e-0c1d2e3f4a5b";
    private static final Keys KEYS = new Keys("prod", "shop", "checkout", "1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed");
    private static final ContainerId APP = new ContainerId("checkout-7f9c-abcde", UID, "app");
    private static final String PREFIX = "prod/shop/checkout/1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed/";

    @Example
    void theLayoutIsTheOneOfTheContract() {
        assertThat(KEYS.plan()).isEqualTo(PREFIX + "plan.json");
        assertThat(KEYS.manifest()).isEqualTo(PREFIX + "manifest.json");
        assertThat(KEYS.findings()).isEqualTo(PREFIX + "findings.json");
        assertThat(KEYS.report("index.html")).isEqualTo(PREFIX + "report/index.html");
        assertThat(KEYS.receipt(APP)).isEqualTo(PREFIX + "receipts/checkout-7f9c-abcde-5f2c9a10_app.json");
        assertThat(KEYS.artifact(APP, 2, "Goroutine", "1", "pb.gz"))
                .isEqualTo(PREFIX + "checkout-7f9c-abcde-5f2c9a10/app/02-Goroutine-1.pb.gz");
        assertThat(Keys.snapshot("a/01-Goroutine-1.pb.gz")).isEqualTo("a/01-Goroutine-1.pb.gz.snapshot.json.gz");
        assertThat(KEYS.runs("9f86d081")).isEqualTo("prod/shop/_runs/9f86d081/");
    }

    @Example
    void aLongPodNameIsCutToSixty() {
        var longest = new ContainerId("a".repeat(253), UID, "app");

        assertThat(KEYS.folder(longest)).isEqualTo(PREFIX + "a".repeat(60) + "-5f2c9a10/app/");
    }

    @Example
    void podsWithoutAUuidAreToldApartByTheWholeIdentifier() {
        assertThat(KEYS.folder(new ContainerId("checkout", "process-4242", "app")))
                .isNotEqualTo(KEYS.folder(new ContainerId("checkout", "process-4243", "app")));
    }

    @Example
    void aRequestNamedLikeTheIndexDoesNotLandInIt() {
        assertThat(new Keys("prod", "shop", "_runs", UID).prefix()).doesNotContain("/_runs/");
    }

    @Property(tries = 1_000)
    void everyKeyOfHostileNamesIsPlainAndStaysInItsFolder(
            @ForAll("names") List<String> n, @ForAll("containers") ContainerId id) {
        var keys = new Keys(n.get(0), n.get(1), n.get(2), n.get(3));
        String artifact = keys.artifact(id, 1, n.get(4), n.get(5), n.get(6));

        assertThat(List.of(keys.plan(), keys.report(n.get(4)), keys.receipt(id), artifact, keys.runs(n.get(4)) + "x"))
                .allMatch(Keys::plain);
        assertThat(keys.prefix().split("/")).hasSize(4);
        assertThat(artifact).startsWith(keys.folder(id));
        assertThat(keys.folder(id)).startsWith(keys.prefix());
        assertThat(Keys.snapshot(artifact)).matches(Keys::plain);
        assertThat(Arrays.stream(artifact.split("/"))).allMatch(segment -> segment.length() <= Keys.MAX_SEGMENT);
    }

    @Property(tries = 1_000)
    void aContainersFolderIsNeverOneOfTheRequestsOwn(@ForAll("containers") ContainerId id) {
        String folder = KEYS.folder(id).substring(PREFIX.length()).split("/")[0];

        assertThat(folder).isNotIn("receipts", "report", "plan.json", "manifest.json", "findings.json");
    }

    @Property(tries = 1_000)
    void differentContainersHaveDifferentReceiptsAndFolders(
            @ForAll("containers") ContainerId a, @ForAll("containers") ContainerId b) {
        Assume.that(!a.equals(b));
        Assume.that(!a.podUid().equals(b.podUid()) || a.pod().equals(b.pod())); // a UID has one pod

        assertThat(KEYS.receipt(a)).isNotEqualTo(KEYS.receipt(b));
        assertThat(KEYS.folder(a)).isNotEqualTo(KEYS.folder(b));
    }

    @Property(tries = 1_000)
    void differentNamesGiveDifferentPrefixes(@ForAll("names") List<String> a, @ForAll("names") List<String> b) {
        Assume.that(!a.subList(0, 4).equals(b.subList(0, 4)));

        assertThat(new Keys(a.get(0), a.get(1), a.get(2), a.get(3)).prefix())
                .isNotEqualTo(new Keys(b.get(0), b.get(1), b.get(2), b.get(3)).prefix());
    }

    @Property(tries = 1_000)
    void kubernetesNamesComeThroughUnchanged(@ForAll("dnsLabels") String label) {
        assertThat(new Keys(label, label, label, UID).prefix())
                .isEqualTo(String.join("/", label, label, label, UID) + "/");
    }

    @Provide
    Arbitrary<String> dnsLabels() {
        return Arbitraries.strings()
                .withChars("abz09-")
                .ofMinLength(1)
                .ofMaxLength(61)
                .map(s -> "a" + s + "z");
    }

    @Provide
    Arbitrary<List<String>> names() {
        return hostile().list().ofSize(7);
    }

    @Provide
    Arbitrary<ContainerId> containers() {
        Arbitrary<String> uid = Arbitraries.oneOf(
                Arbitraries.of(UID, "0f2c9a10-7d1e-4a55-9a0e-0c1d2e3f4a5b", "process-4242", "process-4243"),
                hostile(1, 64));
        return Combinators.combine(hostile(1, 253), uid, hostile(1, 253)).as(ContainerId::new);
    }

    private static Arbitrary<String> hostile() {
        return hostile(0, 400);
    }

    /** Names with path tricks and controls in them, near one another, so that a sloppy cleaning would merge some. */
    private static Arbitrary<String> hostile(int min, int max) {
        Arbitrary<String> tricks = Arbitraries.of(
                        "..",
                        ".",
                        "/",
                        "\\",
                        "a/b",
                        "a_b",
                        "a-b",
                        "../../etc/passwd",
                        "_runs",
                        "plan.json",
                        "receipts",
                        "report",
                        "a\u0000b",
                        "a\nb",
                        ".mpus-x",
                        "-",
                        "%2e%2e",
                        "ä",
                        "\uD83D\uDE00",
                        "\uD800",
                        "A",
                        "a")
                .filter(s -> s.length() >= min);
        Arbitrary<String> random = Arbitraries.strings().ofMinLength(min).ofMaxLength(max);
        Arbitrary<String> near = Arbitraries.strings()
                .withChars("ab/._-")
                .ofMinLength(Math.max(1, min))
                .ofMaxLength(3);
        return Arbitraries.oneOf(tricks, random, near);
    }
}
