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
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Images of the JVM programs, built from sources of names nobody has seen before, on a runtime without tools.
 *
 * @param variant the programs
 * @param plain the image of all of them
 */
record JvmImages(JvmVariant variant, String plain) {
    private static final Path SOURCES = Command.ROOT.resolve("e2e/workloads/jvm");
    private static final Path DOCKERFILES = Command.ROOT.resolve("e2e/workloads/images");
    private static final Set<String> CASES = Set.of(
            "executor-per-call",
            "thread-per-request",
            "virtual-threads",
            "static-map",
            "endless-delay",
            "chain-of-calls");
    private static final List<String> BUILDAH = List.of("buildah", "--storage-driver", "overlay");
    private static final String MODULES = "java.base,java.logging,java.management";
    private static final String TOOLS = ",jdk.jcmd,jdk.jdwp.agent";

    private static final Map<JvmRuntime, String> ON_RUNTIMES = new ConcurrentHashMap<>();

    private static Optional<JvmImages> loaded = Optional.empty();

    /** Builds the images and puts them into the cluster, when they are first asked for. */
    static synchronized JvmImages in(Cluster cluster) {
        JvmImages images = loaded.orElseGet(() -> load(cluster));
        loaded = Optional.of(images);
        return images;
    }

    private static JvmImages load(Cluster cluster) {
        try {
            JvmVariant variant = variant(folder().resolve("sources"));
            JvmImages images = new JvmImages(variant, "localhost/fleetprof-jvm:1");
            images.build(cluster, images.plain());
            images.build(cluster, images.withoutJfr(), "--build-arg", "MODULES=" + MODULES);
            images.build(cluster, images.withJcmd(), "--build-arg", "MODULES=" + MODULES + TOOLS);
            images.build(cluster, images.withAgents(), "--build-arg", "MODULES=" + MODULES + ",java.instrument");
            images.debug(cluster);
            return images;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same on a runtime without the module jdk.jfr. */
    String withoutJfr() {
        return "localhost/fleetprof-jvm-without-jfr:1";
    }

    /** The same on a runtime with jcmd, in {@code /opt/java/bin}. */
    String withJcmd() {
        return "localhost/fleetprof-jvm-with-jcmd:1";
    }

    /** That with an environment by which every JVM would open a debugger's port, which one can. */
    String withDebugger() {
        return "localhost/fleetprof-jvm-with-debugger:1";
    }

    /** The same on a runtime into which agents can be loaded. */
    String withAgents() {
        return "localhost/fleetprof-jvm-with-agents:1";
    }

    private void debug(Cluster cluster) throws IOException {
        Path context = folder();
        Path dockerfile = Files.writeString(context.resolve("Dockerfile"), """
                FROM %s
                ENV JAVA_TOOL_OPTIONS=-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:5005
                """.formatted(withJcmd()));
        build(cluster, withDebugger(), context, dockerfile.toString(), List.of());
    }

    /** The same on that runtime; built when it is first asked for. */
    String on(JvmRuntime runtime, Cluster cluster) {
        return ON_RUNTIMES.computeIfAbsent(runtime, it -> build(cluster, it));
    }

    private static Path folder() throws IOException {
        return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "jvm-")
                .toAbsolutePath();
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

    private void build(Cluster cluster, String image, String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of("--build-arg", "JDK=localhost/jdk:1"));
        words.addAll(List.of(more));
        build(cluster, image, context(), "jvm.Dockerfile", words);
    }

    private String build(Cluster cluster, JvmRuntime runtime) {
        try {
            Path context = context();
            runtime.make(context.resolve("java"));
            String image = "localhost/fleetprof-jvm-" + runtime.release() + ":1";
            build(cluster, image, context, "runtime.Dockerfile", List.of());
            return image;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void build(Cluster cluster, String image, Path context, String dockerfile, List<String> more) {
        Path archive = context.resolve("image.tar");
        List<Object> words = new ArrayList<>(List.of("bud", "--quiet", "--network", "none"));
        words.addAll(List.of("--build-arg", "BASE=localhost/base:1"));
        words.addAll(more);
        words.addAll(List.of("--tag", image, "--file", DOCKERFILES.resolve(dockerfile), context));
        Command.of(BUILDAH, words.toArray()).out();
        Command.of(BUILDAH, "push", "--quiet", "--disable-compression", image, "oci-archive:" + archive + ":" + image)
                .out();
        Images.load(cluster, image, archive);
    }

    /** A folder with the programs. */
    private Path context() throws IOException {
        Path context = folder();
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
        return context;
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

    /** Options, main class and flags of a case's leak that grows for as long as a test takes, or of its twin. */
    List<String> words(String name, boolean leaky, int rate) {
        JvmCase one = one(name);
        JvmCase.Side side = one.side(leaky);
        int count = leaky ? Math.max(100_000, 2 * side.count()) : side.count();
        List<String> words = new ArrayList<>(one.options());
        words.addAll(List.of(side.main(), "-first", String.valueOf(side.first())));
        words.addAll(List.of("-rate", String.valueOf(leaky ? rate : side.rate())));
        words.addAll(List.of("-count", String.valueOf(count), "-max-life", "3600"));
        return words;
    }
}
