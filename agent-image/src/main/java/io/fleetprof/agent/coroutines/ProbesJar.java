package io.fleetprof.agent.coroutines;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** The probes as a JVM loads them: one class and a manifest. */
final class ProbesJar {
    private static final String CLASS = "io.fleetprof.probes.CoroutineProbes";
    private static final String ENTRY = CLASS.replace('.', '/') + ".class";

    private ProbesJar() {}

    static byte[] bytes() {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Agent-Class", CLASS);
        attributes.putValue("Can-Redefine-Classes", "true");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest);
                InputStream probes = ProbesJar.class.getResourceAsStream("/" + ENTRY)) {
            jar.putNextEntry(new ZipEntry(ENTRY));
            probes.transferTo(jar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
