package io.fleetprof.operator.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.fleetprof.operator.demo.JvmCase.Catalogue;
import io.fleetprof.operator.demo.JvmCase.Language;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * JVM programs of one seed: their sources under other names, compiled, with other counts and rates.
 *
 * @param cases of this seed, in the order of {@code cases.json}
 * @param classes folder of all their classes
 * @param jars libraries that there are for them
 */
public record JvmVariant(List<JvmCase> cases, Path classes, Jars jars, long seed) {
    /** What every program runs with: they are many, and small. */
    private static final List<String> OPTIONS = List.of(
            "-Xmx64m",
            "-Xms16m",
            "-Xss256k",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-XX:CICompilerCount=1");

    /** A leak is let grow for longer than it takes to profile it, on a busy machine too; a twin has its size at once. */
    private static final int ROOM_TO_GROW = 8;

    /** Of the package that all of them share. */
    private static final int OLDEST_RELEASE = 17;

    public JvmVariant {
        cases = List.copyOf(cases);
    }

    public sealed interface Built {
        record Ready(JvmVariant variant) implements Built {}

        /** @param why one line */
        record Impossible(String why) implements Built {}
    }

    /**
     * @param sources folder with {@code cases.json}, as {@code e2e/workloads/jvm}
     * @param wanted which cases to build
     * @param jars where their libraries and Kotlin's compiler are looked for
     */
    public static Built build(Path sources, Path folder, long seed, Predicate<JvmCase> wanted, Jars jars)
            throws InterruptedException {
        try {
            Catalogue catalogue = Catalogue.read(sources);
            List<JvmCase> cases = catalogue.cases().stream().filter(wanted).toList();
            Build build = new Build(sources, folder, catalogue.renaming(seed), jars);
            Optional<String> failed = build.run(catalogue.shared().folder(), cases);
            return failed.<Built>map(Built.Impossible::new)
                    .orElseGet(() -> new Built.Ready(build.variant(cases, seed)));
        } catch (JsonProcessingException e) {
            return new Built.Impossible("cases.json is not as expected: " + e.getOriginalMessage());
        } catch (IOException e) {
            return new Built.Impossible("the programs' sources cannot be built: " + e.getMessage());
        }
    }

    /**
     * What starts one of the programs.
     *
     * @param java the command of the JVM that runs it
     */
    public List<String> command(Path java, JvmCase program, boolean leaks) {
        JvmCase.Side side = program.side(leaks);
        int count = leaks ? side.count() * ROOM_TO_GROW : side.count();
        List<Path> classPath = new ArrayList<>(List.of(classes));
        classPath.addAll(jars.named(program.libraries()));
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(OPTIONS);
        command.addAll(program.options());
        command.addAll(List.of("-cp", Jars.classPath(classPath), side.main()));
        command.addAll(List.of("-first", String.valueOf(side.first()), "-rate", String.valueOf(side.rate())));
        command.addAll(List.of("-count", String.valueOf(count)));
        return command;
    }

    /** A leak and its twin for each case that has one. */
    List<Order> orders() {
        List<Order> orders = new ArrayList<>();
        for (JvmCase one : cases) {
            orders.add(new Order.Jvm(this, one, true));
            one.twin().ifPresent(twin -> orders.add(new Order.Jvm(this, one, false)));
        }
        return orders;
    }

    /** Renames and compiles, a folder and a release at a time. */
    private record Build(Path sources, Path folder, Renaming renaming, Jars jars) {
        private static final List<String> ENDINGS = List.of(".java", ".kt");

        Optional<String> run(String shared, List<JvmCase> cases) throws IOException, InterruptedException {
            Files.createDirectories(classes());
            Optional<String> failed =
                    new Compiler.Java().compile(renamed(shared), OLDEST_RELEASE, List.of(), classes());
            for (Language language : Language.values()) {
                for (int release : releases(language, cases)) {
                    if (failed.isEmpty()) {
                        failed = compile(language, release, cases);
                    }
                }
            }
            return failed;
        }

        JvmVariant variant(List<JvmCase> cases, long seed) {
            List<JvmCase> variants =
                    cases.stream().map(one -> one.variant(renaming, seed)).toList();
            return new JvmVariant(variants, classes(), jars, seed);
        }

        private Path classes() {
            return folder.resolve("classes");
        }

        private static List<Integer> releases(Language language, List<JvmCase> cases) {
            return cases.stream()
                    .filter(one -> one.language() == language)
                    .map(JvmCase::release)
                    .distinct()
                    .toList();
        }

        private Optional<String> compile(Language language, int release, List<JvmCase> cases)
                throws IOException, InterruptedException {
            List<JvmCase> ours = cases.stream()
                    .filter(one -> one.language() == language && one.release() == release)
                    .toList();
            List<Path> files = new ArrayList<>();
            for (String one : ours.stream().map(JvmCase::folder).distinct().toList()) {
                files.addAll(renamed(one));
            }
            List<Path> classPath = new ArrayList<>(List.of(classes()));
            classPath.addAll(jars.named(
                    ours.stream().flatMap(one -> one.libraries().stream()).toList()));
            Compiler compiler =
                    switch (language) {
                        case JAVA -> new Compiler.Java();
                        case KOTLIN -> new Compiler.Kotlin(jars);
                    };
            return compiler.compile(files, release, classPath, classes());
        }

        /** Writes the sources of a folder anew. */
        private List<Path> renamed(String name) throws IOException {
            Path to = Files.createDirectories(folder.resolve("sources").resolve(renaming.in(name)));
            List<Path> written = new ArrayList<>();
            try (DirectoryStream<Path> files = Files.newDirectoryStream(sources.resolve(name), Build::isSource)) {
                for (Path file : files) {
                    Path copy = to.resolve(renaming.in(file.getFileName().toString()));
                    written.add(Files.writeString(copy, renaming.in(Files.readString(file))));
                }
            }
            return written;
        }

        private static boolean isSource(Path file) {
            return ENDINGS.stream().anyMatch(file.toString()::endsWith);
        }
    }
}
