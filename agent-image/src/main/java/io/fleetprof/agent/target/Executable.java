package io.fleetprof.agent.target;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** What a program without a JVM is, as the names of the sections of its ELF file tell (64 bit, {@code elf(5)}). */
enum Executable {
    /** GraalVM keeps the heap it was built with in a section. */
    NATIVE_IMAGE,
    GO,
    OTHER;

    private static final int HEADER = 64;
    private static final int MAX_NAMES = 1 << 18;

    static Executable of(Path file) {
        try (FileChannel elf = FileChannel.open(file)) {
            List<String> sections = sections(elf);
            return sections.contains(".svm_heap") ? NATIVE_IMAGE : sections.contains(".gopclntab") ? GO : OTHER;
        } catch (IOException | IllegalArgumentException _) {
            return OTHER;
        }
    }

    private static List<String> sections(FileChannel elf) throws IOException {
        ByteBuffer header = read(elf, 0, HEADER);
        long table = header.getLong(0x28);
        int entry = Short.toUnsignedInt(header.getShort(0x3A));
        int index = Short.toUnsignedInt(header.getShort(0x3E));
        ByteBuffer names = read(elf, table + (long) entry * index, HEADER);
        int length = (int) Math.clamp(names.getLong(0x20), 0, MAX_NAMES);
        byte[] text = read(elf, names.getLong(0x18), length).array();
        return List.of(new String(text, StandardCharsets.ISO_8859_1).split("\0"));
    }

    private static ByteBuffer read(FileChannel file, long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, from + bytes.position()) < 0) {
                throw new EOFException();
            }
        }
        return bytes;
    }
}
