package io.fleetprof.agent.attach;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The end of a text file, where its end marker is. */
final class Tail {
    private static final int LENGTH = 4096;

    private Tail() {}

    /** Empty when the file cannot be read. */
    static String of(Path file) {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer bytes = ByteBuffer.allocate(LENGTH);
            long from = Math.max(0, channel.size() - LENGTH);
            while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {}
            return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        } catch (IOException _) {
            return "";
        }
    }
}
