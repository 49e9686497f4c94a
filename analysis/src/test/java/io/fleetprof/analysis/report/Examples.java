package io.fleetprof.analysis.report;

import io.fleetprof.analysis.leak.Analysis;
import io.fleetprof.analysis.leak.Coverage;
import io.fleetprof.analysis.leak.Finding;
import io.fleetprof.analysis.leak.Growth;
import io.fleetprof.analysis.leak.PodShare;
import io.fleetprof.analysis.leak.Tier;
import io.fleetprof.analysis.leak.Verdict;
import io.fleetprof.analysis.population.Ages;
import io.fleetprof.analysis.population.Container;
import io.fleetprof.analysis.population.Contents;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Fingerprint;
import io.fleetprof.analysis.population.Fleet;
import io.fleetprof.analysis.population.Frame;
import io.fleetprof.analysis.population.Gauge;
import io.fleetprof.analysis.population.Identities;
import io.fleetprof.analysis.population.Place;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.PopulationKey;
import io.fleetprof.analysis.population.Snapshot;
import io.fleetprof.analysis.population.Source;
import io.fleetprof.analysis.population.Stack;
import io.fleetprof.analysis.population.State;
import io.fleetprof.analysis.population.StateClass;
import io.fleetprof.analysis.population.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reports as the design shows them, and one in which every name tries to break out. */
public final class Examples {
    public static final String HOSTILE = "</script><script>alert(1)</script>";

    private static final Instant NOON = Instant.parse("2026-11-23T14:08:00Z");

    private Examples() {}

    public static List<Report> all() {
        return List.of(leaking(), suspect(), clean(), inconclusive(), hostile());
    }

    public static Report leaking() {
        return new Report(
                subject("checkout"),
                new Analysis(
                        Verdict.LEAKING,
                        "1 finding that is Probable",
                        List.of(chanSend()),
                        List.of(pool()),
                        new Coverage(3, 3, 3),
                        Optional.of(Duration.ofSeconds(20)),
                        List.of("checkout-7f9c-x2 02-goroutine-1.txt: cut by the runtime at 64 MB")),
                fleet());
    }

    public static Report suspect() {
        Finding heap = new Finding(
                Tier.SUSPECTED,
                "growth",
                new Fingerprint(Family.HEAP, StateClass.LIVE, "main.(*cache).put"),
                State.LIVE,
                new Frame("main.(*cache).put", "/src/cache.go", 0),
                Optional.empty(),
                81_920,
                431_800_000,
                new Growth(40_000, 81_920, 2, Optional.empty(), Optional.empty()),
                List.of(new PodShare("files", "", List.of(40_000L, 81_920L), Tier.SUSPECTED)),
                List.of("grew in every step"),
                List.of(),
                "objects that stay reachable",
                "bound the cache",
                List.of(),
                List.of());
        return new Report(
                Subject.named("2 files", NOON, "0.1.0"),
                new Analysis(
                        Verdict.SUSPECT,
                        "growth over two snapshots only",
                        List.of(heap),
                        List.of(),
                        new Coverage(1, 1, 2),
                        Optional.empty(),
                        List.of()),
                Fleet.EMPTY);
    }

    public static Report clean() {
        String limit = "nothing growing faster than 150 a minute at one place over 20 s, in 3 of 3 pods";
        return new Report(
                subject("cart"),
                new Analysis(
                        Verdict.CLEAN,
                        limit,
                        List.of(),
                        List.of(pool()),
                        new Coverage(3, 3, 3),
                        Optional.of(Duration.ofSeconds(20)),
                        List.of()),
                Fleet.EMPTY);
    }

    public static Report inconclusive() {
        return new Report(
                Subject.named("", NOON, ""),
                new Analysis(
                        Verdict.INCONCLUSIVE,
                        "no file could be read",
                        List.of(),
                        List.of(),
                        new Coverage(0, 0, 0),
                        Optional.empty(),
                        List.of("dump.html: this is an HTML page, not a profile")),
                Fleet.EMPTY);
    }

    public static Report hostile() {
        String name = HOSTILE + "`|*_[x](javascript:y)\\\"'&\u001b[31m\u202e\u2028\r\n# x\ud800@all";
        Frame frame = new Frame(name, "/" + name, 7);
        Finding finding = new Finding(
                Tier.PROVEN,
                "leaked",
                new Fingerprint(Family.GOROUTINE, StateClass.IDLE_ABLE, name),
                new State(name, StateClass.IDLE_ABLE),
                frame,
                Optional.of(frame),
                Long.MAX_VALUE,
                0,
                new Growth(0, 5, 5, Optional.of(Double.POSITIVE_INFINITY), Optional.empty()),
                List.of(new PodShare(name, name, List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L), Tier.PROVEN)),
                List.of(name),
                List.of(name, "- nested", "1. nested", "see http://evil.example and www.evil.example"),
                name,
                name,
                List.of("go tool pprof " + name, "```"),
                List.of(new Trace(new Stack(List.of(frame, new Frame("", "", 0))), 3)));
        Subject.Target target = new Subject.Target(name, name, name, name, name, Subject.Outcome.FAILED, name);
        Subject subject =
                new Subject(name, name, name, name, NOON, name, List.of(target), List.of(name, "report/../x.html"));
        return new Report(
                subject,
                new Analysis(
                        Verdict.LEAKING,
                        name,
                        List.of(finding),
                        List.of(finding),
                        new Coverage(1, 1, 5),
                        Optional.of(Duration.ofMinutes(3)),
                        List.of(name)),
                Fleet.EMPTY);
    }

    private static Subject subject(String name) {
        return new Subject(
                "prod",
                "shop",
                name,
                "0f3c2f3e-6d1c-4a56-9b2e-6b1d6a3f0c11",
                NOON,
                "0.1.0",
                List.of(
                        target("checkout-7f9c-x2", Subject.Outcome.DOWNGRADED, "debug=2 left out: 31 MiB expected"),
                        target("checkout-7f9c-k8", Subject.Outcome.COLLECTED, ""),
                        target("checkout-7f9c-q5", Subject.Outcome.COLLECTED, "")),
                List.of("report/flame-goroutine.html", "checkout-7f9c-x2-0f3c2f3e/app/00-goroutine-1.pb.gz"));
    }

    private static Subject.Target target(String pod, Subject.Outcome outcome, String reason) {
        return new Subject.Target(pod, "node-1", "app", "Go", "PodIP", outcome, reason);
    }

    public static Finding chanSend() {
        Frame send = new Frame("main.leak", "/src/checkout/main.go", 22);
        Stack stack = new Stack(List.of(
                new Frame("runtime.gopark", "/usr/local/go/src/runtime/proc.go", 461),
                new Frame("runtime.chansend", "/usr/local/go/src/runtime/chan.go", 283),
                send,
                new Frame("main.handle.func1", "/src/checkout/main.go", 41)));
        return new Finding(
                Tier.PROBABLE,
                "never idle",
                new Fingerprint(Family.GOROUTINE, StateClass.NEVER_IDLE, "main.leak"),
                new State("chan send", StateClass.NEVER_IDLE),
                send,
                Optional.of(new Frame("main.handle", "/src/checkout/main.go", 40)),
                10_003,
                0,
                new Growth(9_670, 10_003, 3, Optional.of(998.4), Optional.empty()),
                List.of(
                        share("checkout-7f9c-x2", 3290, 3402, 3522),
                        share("checkout-7f9c-k8", 3200, 3300, 3401),
                        share("checkout-7f9c-q5", 3180, 3100, 3080)),
                List.of(
                        "10,003 goroutines in a state no healthy goroutine rests in, at or above 1,000 in every snapshot",
                        "the same goroutines in all 3 snapshots (97 % in common)"),
                List.of("no interval for the rate: five snapshots are needed"),
                "A send on a channel nobody receives from: the receiver returned early or was never started, and each"
                        + " new request leaves one more goroutine behind.",
                "Give the channel room for the one result (make(chan T, 1)), or select on the send and ctx.Done().",
                List.of("go tool pprof -top -focus='main.leak' 00-goroutine-1.pb.gz"),
                List.of(new Trace(stack, 10_003)));
    }

    private static Finding pool() {
        Frame worker = new Frame("pool.(*Pool).worker", "/src/pool/pool.go", 12);
        return new Finding(
                Tier.OBSERVATION,
                "steady pool",
                new Fingerprint(Family.GOROUTINE, StateClass.IDLE_ABLE, "pool.(*Pool).worker"),
                new State("chan receive", StateClass.IDLE_ABLE),
                worker,
                Optional.empty(),
                3000,
                0,
                new Growth(3000, 3000, 3, Optional.of(0.0), Optional.empty()),
                List.of(new PodShare("checkout-7f9c-x2", "checkout", List.of(3000L, 3000L, 3000L), Tier.OBSERVATION)),
                List.of("steady over 3 snapshots"),
                List.of(),
                "idle workers of a pool",
                "nothing to do",
                List.of(),
                List.of());
    }

    /** The snapshots behind {@link #chanSend}: ten seconds apart, of processes that started at 13:41. */
    private static Fleet fleet() {
        List<Snapshot> snapshots = chanSend().pods().stream()
                .flatMap(pod -> IntStream.range(0, pod.counts().size())
                        .mapToObj(moment -> snapshot(pod, moment, pod.counts().get(moment))))
                .toList();
        return ((Fleet.Union.Joined) Fleet.of(snapshots)).fleet();
    }

    private static Snapshot snapshot(PodShare pod, int moment, long count) {
        Finding finding = chanSend();
        PopulationKey key = new PopulationKey(Family.GOROUTINE, finding.state(), Place.user("main.leak"));
        Trace stack = new Trace(finding.stacks().getFirst().stack(), count);
        Population row = new Population(
                key,
                count,
                0,
                count,
                Identities.UNKNOWN,
                Ages.UNKNOWN,
                finding.location(),
                List.of(stack),
                Collections.emptySortedMap(),
                Collections.emptySortedMap());
        Contents contents = new Contents(
                Source.GOROUTINE_DEBUG0,
                Optional.empty(),
                Optional.empty(),
                List.of(row),
                Map.of(Gauge.MEMORY_USED_BYTES, 412L << 20, Gauge.MEMORY_LIMIT_BYTES, 512L << 20),
                List.of());
        Container container = new Container(
                pod.pod(), "app", 0, pod.pod(), pod.workload(), Optional.of(Instant.parse("2026-11-23T13:41:00Z")));
        Duration elapsed = Duration.ofSeconds(10L * moment);
        Instant at = Instant.parse("2026-11-23T14:07:30Z").plus(elapsed);
        return new Snapshot(
                container,
                moment,
                Optional.of(elapsed),
                Optional.of(at),
                "0" + (moment + 1) + "-Goroutine-1.pb.gz",
                contents);
    }

    private static PodShare share(String pod, long... counts) {
        return new PodShare(
                pod, "checkout", java.util.Arrays.stream(counts).boxed().toList(), Tier.PROBABLE);
    }
}
