package io.fleetprof.probes;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/**
 * Loaded into a Kotlin program: turns on the debug probes that its own coroutines library has, writes after a while
 * which coroutines there are, and takes itself off. Runs on any Java from 11 on, beside any version of the library from
 * 1.6.4 on, and so names nothing of it but by reflection.
 */
public final class CoroutineProbes {
    private static final String LIBRARY = "kotlinx.coroutines.";
    private static final String IMPLEMENTATION = LIBRARY + "debug.internal.DebugProbesImpl";
    private static final String INSTALLATION = LIBRARY + "debug.internal.AgentInstallationType";
    private static final String HOOKS = "kotlin.coroutines.jvm.internal.DebugProbesKt";

    /** Behind the last coroutine, so that a text that was cut is known. */
    private static final String END = "End of the coroutines";

    private CoroutineProbes() {}

    /** @param arguments how many milliseconds to look, a comma, and the file to be made when that is over */
    public static void agentmain(String arguments, Instrumentation instrumentation) throws Exception {
        int comma = arguments.indexOf(',');
        long millis = Long.parseLong(arguments.substring(0, comma));
        Path file = Path.of(arguments.substring(comma + 1));
        ClassLoader loader = loader(instrumentation);
        Class<?> hooks = Class.forName(HOOKS, true, loader);
        byte[] before = bytes(loader, HOOKS.replace('.', '/') + ".class");
        Object probes = instance(loader, IMPLEMENTATION);
        instrumentation.redefineClasses(new ClassDefinition(hooks, bytes(loader, "DebugProbesKt.bin")));
        call(instance(loader, INSTALLATION), "setInstalledStatically", true);
        call(probes, "setEnableCreationStackTraces", true);
        call(probes, "install");
        Thread timer = new Thread(
                () -> {
                    try {
                        Thread.sleep(millis);
                        dump(probes, file, millis);
                    } catch (Exception e) {
                        // The file does not come, which tells.
                    } finally {
                        takeOff(probes, instrumentation, new ClassDefinition(hooks, before));
                    }
                },
                "fleetprof-coroutines");
        timer.setDaemon(true);
        timer.start();
    }

    /** Of the coroutines that run here; a program with several copies of the library shows the first. */
    private static ClassLoader loader(Instrumentation instrumentation) throws ClassNotFoundException {
        return Arrays.stream(instrumentation.getAllLoadedClasses())
                .filter(type -> type.getName().startsWith(LIBRARY) && type.getClassLoader() != null)
                .findFirst()
                .orElseThrow(() -> new ClassNotFoundException(LIBRARY))
                .getClassLoader();
    }

    private static byte[] bytes(ClassLoader loader, String resource) throws IOException {
        try (InputStream in = loader.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException(resource);
            }
            return in.readAllBytes();
        }
    }

    private static Object instance(ClassLoader loader, String type) throws ReflectiveOperationException {
        return Class.forName(type, true, loader).getField("INSTANCE").get(null);
    }

    /** The names of internal methods of Kotlin end in the name of their module, in some versions. */
    private static void call(Object object, String name, Object... arguments) throws ReflectiveOperationException {
        for (Method method : object.getClass().getMethods()) {
            String plain = method.getName().split("\\$", 2)[0];
            if (plain.equals(name) && method.getParameterCount() == arguments.length) {
                method.invoke(object, arguments);
                return;
            }
        }
        throw new NoSuchMethodException(name);
    }

    /** In one step: who waits for the file finds it whole. The library's text does not say that it knows the young alone. */
    private static void dump(Object probes, Path file, long millis) throws Exception {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (PrintStream out = new PrintStream(Files.newOutputStream(part), false, "UTF-8")) {
            out.println("Made within " + millis + " ms, and alive:");
            call(probes, "dumpCoroutines", out);
            out.println();
            out.println(END);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void takeOff(Object probes, Instrumentation instrumentation, ClassDefinition before) {
        try {
            call(probes, "uninstall");
            instrumentation.redefineClasses(before);
        } catch (Exception | Error e) {
            // Probes without an installation do nothing.
        }
    }
}
