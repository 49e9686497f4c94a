package io.fleetprof.operator.demo;

import java.io.File;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Libraries that programs can be given, told by the artifact ids in the names of their files. */
public record Jars(List<Path> files) {
    public static final Jars NONE = new Jars(List.of());

    public Jars {
        files = List.copyOf(files);
    }

    /** @param classPath as in {@code java.class.path} */
    public static Jars of(String classPath) {
        return new Jars(Stream.of(classPath.split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .map(Path::of)
                .toList());
    }

    /** Those of the artifacts; of one that is not there, none. */
    List<Path> named(Collection<String> artifacts) {
        return files.stream()
                .filter(file -> artifacts.stream().anyMatch(artifact -> is(file, artifact)))
                .toList();
    }

    private static boolean is(Path file, String artifact) {
        return file.getFileName().toString().matches(Pattern.quote(artifact) + "-\\d.*\\.jar");
    }

    static String classPath(Collection<Path> files) {
        return files.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
