package io.fleetprof.e2e.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Images without a registry. The Go programs are built from sources of names nobody has seen before. A cluster of one's
 * own gets them by the command in FLEETPROF_LOAD, such as {@code kind load image-archive}.
 */
final class Images {
    /** The leaky service that is published with the operator, and its healthy twin. */
    static final String SAMPLE = registry() + "/fleetprof-leaky:1";

    static final String IMPOSTOR = "localhost/fleetprof-impostor:1";
    /** Its /tmp is a link to where the agent has its files. */
    static final String LINKED_IMPOSTOR = "localhost/fleetprof-impostor-linked:1";

    private static final List<String> BUILDAH = List.of("buildah", "--storage-driver", "overlay");

    private Images() {}

    /** Where the operator's image and the sample come from. */
    static String registry() {
        return Optional.ofNullable(System.getenv("FLEETPROF_REGISTRY")).orElse("localhost");
    }

    /** Builds the Go programs and puts them into the cluster. */
    static void loadWorkloads(Cluster cluster) {
        Path folder = scratch();
        Path sources = folder.resolve("sources");
        Path module = Command.ROOT.resolve("e2e/workloads/go");
        System.out.print("programs of "
                + Command.of("go", "run", "./gen", "-out", sources).in(module).out());
        Path dockerfile = Command.ROOT.resolve("e2e/workloads/images/go.Dockerfile");
        load(cluster, GoService.IMAGE, archive(GoService.IMAGE, dockerfile, built(sources, "workloads", folder)));
    }

    /** The same for what stands before the store in tests of its faults. */
    static void loadTollgate(Cluster cluster) {
        Path module = Command.ROOT.resolve("e2e/tollgate");
        Path context = built(module, "tollgate", scratch());
        load(cluster, Tollgate.IMAGE, archive(Tollgate.IMAGE, module.resolve("Dockerfile"), context));
    }

    /** The same for what passes for a JVM: an image as others are, and one whose /tmp is a link. */
    static void loadImpostors(Cluster cluster) {
        Path dockerfile = Command.ROOT.resolve("e2e/workloads/images/impostor.Dockerfile");
        Path context = built(Command.ROOT.resolve("e2e/workloads/impostor"), "libjvm.so", scratch());
        String base = "BASE=localhost/base:1";
        load(cluster, IMPOSTOR, archive(IMPOSTOR, dockerfile, context, base));
        String link = "LINK=/opt/fleetprof";
        load(cluster, LINKED_IMPOSTOR, archive(LINKED_IMPOSTOR, dockerfile, context, base, link));
    }

    /** The folder with the program in it, which needs no library. */
    private static Path built(Path module, String program, Path folder) {
        Command.of("go", "build", "-trimpath", "-o", folder.resolve(program), ".")
                .in(module)
                .with(Map.of("CGO_ENABLED", "0"))
                .out();
        return folder;
    }

    /** @param arguments of the build, {@code NAME=VALUE} */
    private static Path archive(String image, Path dockerfile, Path context, String... arguments) {
        Path archive = context.resolve("image.tar");
        List<Object> words = new ArrayList<>(List.of("bud", "--quiet", "--network", "none"));
        List.of(arguments).forEach(argument -> words.addAll(List.of("--build-arg", argument)));
        words.addAll(List.of("--tag", image, "--file", dockerfile, context));
        Command.of(BUILDAH, words.toArray()).out();
        archive.toFile().delete();
        Command.of(BUILDAH, "push", "--quiet", "--disable-compression", image, "oci-archive:" + archive + ":" + image)
                .out();
        return archive;
    }

    static void load(Cluster cluster, String image, Path archive) {
        Optional<String> command = Optional.ofNullable(System.getenv("FLEETPROF_LOAD"));
        if (command.isPresent()) {
            cluster.command("sh", "-c", command.get() + " " + archive).out();
        } else if (cluster.isOurs()) {
            Command.of("e2e/cluster/run", "load", archive).out();
        } else {
            throw new AssertionError("the image " + image + " cannot be put into the cluster of FLEETPROF_KUBECONFIG:"
                    + " set FLEETPROF_LOAD to a command that loads an archive, such as 'kind load image-archive'");
        }
    }

    private static Path scratch() {
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "workloads-");
            return folder.toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
