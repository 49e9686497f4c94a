package io.fleetprof.operator.demo;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** From sources to classes. */
sealed interface Compiler {
    /**
     * @param release of Java that the classes are for
     * @param classes folder they are put in
     * @return why it did not work; empty when it did
     */
    Optional<String> compile(List<Path> sources, int release, Collection<Path> classPath, Path classes)
            throws IOException, InterruptedException;

    /** The JDK's own, in this process. */
    record Java() implements Compiler {
        @Override
        public Optional<String> compile(List<Path> sources, int release, Collection<Path> classPath, Path classes)
                throws IOException {
            JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
            if (javac == null) {
                return Optional.of("this Java has no compiler: a JDK is needed");
            }
            DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
            try (StandardJavaFileManager files = javac.getStandardFileManager(said, Locale.ROOT, null)) {
                List<String> options = List.of(
                        "-g",
                        "--release",
                        String.valueOf(release),
                        "-proc:none",
                        "-nowarn",
                        "-cp",
                        Jars.classPath(classPath),
                        "-d",
                        classes.toString());
                boolean good = javac.getTask(
                                new StringWriter(),
                                files,
                                said,
                                options,
                                null,
                                files.getJavaFileObjectsFromPaths(sources))
                        .call();
                return good
                        ? Optional.empty()
                        : said.getDiagnostics().stream().map(Object::toString).findFirst();
            }
        }
    }

    /** Kotlin's, in a JVM of its own: it is large, and wants to be warm or alone. */
    record Kotlin(Jars jars) implements Compiler {
        private static final List<String> ARTIFACTS = List.of(
                "kotlin-compiler-embeddable",
                "kotlin-build-tools-api",
                "kotlin-stdlib",
                "kotlin-script-runtime",
                "kotlin-reflect",
                "kotlin-daemon-embeddable",
                "kotlinx-coroutines-core-jvm",
                "annotations");

        @Override
        public Optional<String> compile(List<Path> sources, int release, Collection<Path> classPath, Path classes)
                throws IOException, InterruptedException {
            List<Path> compiler = jars.named(ARTIFACTS);
            if (compiler.isEmpty()) {
                return Optional.of("Kotlin's compiler is not on the class path");
            }
            List<String> command = new ArrayList<>(List.of(
                    Command.JAVA,
                    "-Xmx768m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xshare:auto",
                    "--sun-misc-unsafe-memory-access=allow",
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    Jars.classPath(compiler),
                    "org.jetbrains.kotlin.cli.jvm.K2JVMCompiler",
                    "-no-stdlib",
                    "-no-reflect",
                    "-nowarn",
                    "-jvm-target",
                    String.valueOf(release),
                    "-cp",
                    Jars.classPath(classPath),
                    "-d",
                    classes.toString()));
            sources.stream().map(Path::toString).forEach(command::add);
            return Command.run(classes, command);
        }
    }
}
