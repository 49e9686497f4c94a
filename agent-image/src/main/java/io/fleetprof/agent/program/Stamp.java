package io.fleetprof.agent.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/** The file whose age tells the idle command when the agent was last used. Without the command there is no file. */
record Stamp(Path file) {
    static Stamp in(Path tmp) {
        return new Stamp(tmp.resolve("fleetprof-used"));
    }

    void renew() {
        try {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        } catch (IOException _) {
            // Nobody idles here, or it is another user's, whose time is not ours to lengthen.
        }
    }
}
