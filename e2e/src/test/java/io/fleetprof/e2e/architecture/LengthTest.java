package io.fleetprof.e2e.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** No method is longer than a screen. Parsed from the sources, for a class file does not say where a method ends. */
class LengthTest {
    private static final int SCREEN = 60;
    private static final Path ROOT = Path.of("..");

    @Test
    void noMethodIsLongerThanAScreen() throws IOException {
        var methods = methods();

        assertThat(methods).hasSizeGreaterThan(20);
        assertThat(methods).filteredOn(method -> method.lines() > SCREEN).isEmpty();
    }

    private record Method(Path file, String name, long lines) {}

    private static List<Method> methods() throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask)
                    compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources()));
            var positions = Trees.instance(task).getSourcePositions();
            var methods = new ArrayList<Method>();
            for (var unit : task.parse()) {
                new Lengths(unit, positions, methods).scan(unit, null);
            }
            return methods;
        }
    }

    private static List<Path> sources() throws IOException {
        try (var modules = Files.newDirectoryStream(ROOT, module -> Files.isDirectory(module.resolve("src")))) {
            var sources = new ArrayList<Path>();
            for (var module : modules) {
                try (var files = Files.walk(module.resolve("src"))) {
                    files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
                }
            }
            return sources;
        }
    }

    private static final class Lengths extends TreeScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<Method> found;

        Lengths(CompilationUnitTree unit, SourcePositions positions, List<Method> found) {
            this.unit = unit;
            this.positions = positions;
            this.found = found;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            var lines = line(positions.getEndPosition(unit, method)) - line(positions.getStartPosition(unit, method));
            var file = Path.of(unit.getSourceFile().toUri()).getFileName();
            found.add(new Method(file, method.getName().toString(), lines + 1));
            return super.visitMethod(method, nothing);
        }

        private long line(long position) {
            return unit.getLineMap().getLineNumber(position);
        }
    }
}
