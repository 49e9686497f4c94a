package io.fleetprof.e2e.cluster;

import io.fleetprof.operator.demo.Jars;
import io.fleetprof.operator.demo.JvmCase;
import io.fleetprof.operator.demo.JvmVariant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Images of the JVM programs, built from sources of names nobody has seen before, on a runtime without tools.
 *
 * @param variant the programs
 * @param plain the image of all of them
 */
record JvmImages(JvmVariant variant, String plain) {
    private static final Path SOURCES = Command.ROOT.resolve("e2e/workloads/jvm");
    private static final Path DOCKERFILE = Command.ROOT.resolve("e2e/workloads/images/jvm.Dockerfile");
    private static final Set<String> CASES =
            Set.of("executor-per-call", "thread-per-request", "static-map", "endless-delay");
    private static final List<String> BUILDAH = List.of("buildah", "--storage-driver", "overlay");
    private static final String MODULES = "java.base,java.logging,java.management";

    private static Optional<JvmImages> loaded = Optional.empty();

    /** Builds the images and puts them into the cluster, when they are first asked for. */
    static synchronized JvmImages in(Cluster cluster) {
        JvmImages images = loaded.orElseGet(() -> load(cluster));
        loaded = Optional.of(images);
        return images;
    }

    private static JvmImages load(Cluster cluster) {
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "jvm-")
                    .toAbsolutePath();
            JvmVariant variant = variant(folder.resolve("sources"));
            JvmImages images = new JvmImages(variant, "localhost/fleetprof-jvm:1");
            images.build(cluster, folder, images.plain());
            images.build(cluster, folder, images.withoutJfr(), "--build-arg", "MODULES=" + MODULES);
            images.build(
                    cluster, folder, images.withAgents(), "--build-arg", "MODULES=" + MODULES + ",java.instrument");
            return images;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same on a runtime without the module jdk.jfr. */
    String withoutJfr() {
        return "localhost/fleetprof-jvm-without-jfr:1";
    }

    /** The same on a runtime into which agents can be loaded. */
    String withAgents() {
        return "localhost/fleetprof-jvm-with-agents:1";
    }

    private static JvmVariant variant(Path folder) throws IOException {
        long seed = Long.getLong("workloads.seed", new Random().nextInt(1_000_000));
        System.out.println("JVM programs of seed " + seed);
        try {
            Jars jars = Jars.of(System.getProperty("java.class.path"));
            return switch (JvmVariant.build(SOURCES, folder, seed, one -> CASES.contains(one.name()), jars)) {
                case JvmVariant.Built.Ready(JvmVariant variant) -> variant;
                case JvmVariant.Built.Impossible(String why) -> throw new AssertionError(why);
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void build(Cluster cluster, Path folder, String image, String... more) throws IOException {
        Path context = Files.createTempDirectory(folder, "context-");
        Path program = Files.createDirectories(context.resolve("program"));
        copy(variant.classes(), program.resolve("classes"));
        Path libraries = Files.createDirectories(program.resolve("lib"));
        for (Path jar : variant.jars().files()) {
            if (jar.getFileName().toString().matches("kotlin(-stdlib|x-coroutines-core-jvm)-\\d.*")) {
                Files.copy(jar, libraries.resolve(jar.getFileName()));
            }
        }
        Files.writeString(
                program.resolve("options"),
                "-XX:+UseSerialGC -Xmx192m -Xss256k -XX:TieredStopAtLevel=1 -cp /program/classes:/program/lib/*\n");
        Path archive = context.resolve("image.tar");
        List<Object> words = new ArrayList<>(List.of("bud", "--quiet", "--network", "none"));
        words.addAll(List.of("--build-arg", "JDK=localhost/jdk:1", "--build-arg", "BASE=localhost/base:1"));
        words.addAll(List.of(more));
        words.addAll(List.of("--tag", image, "--file", DOCKERFILE, context));
        Command.of(BUILDAH, words.toArray()).out();
        Command.of(BUILDAH, "push", "--quiet", "--disable-compression", image, "oci-archive:" + archive + ":" + image)
                .out();
        Images.load(cluster, image, archive);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    JvmCase one(String name) {
        return variant.cases().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Main class and flags of a case's leak that grows for as long as a test takes, or of its twin. */
    List<String> words(String name, boolean leaky, int rate) {
        JvmCase.Side side = one(name).side(leaky);
        int count = leaky ? 100_000 : side.count();
        return List.of(
                side.main(),
                "-first",
                String.valueOf(side.first()),
                "-rate",
                String.valueOf(leaky ? rate : side.rate()),
                "-count",
                String.valueOf(count),
                "-max-life",
                "3600");
    }
}
