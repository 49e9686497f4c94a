package io.fleetprof.agent.recording;

import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** What one recording is called, in the JVM and in the target's /tmp. */
record Names(String recording) {
    private static final Pattern FILE = Pattern.compile("fleetprof-[0-9a-f]{16}\\.jf[cr]");

    Names() {
        this("fleetprof-"
                + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()));
    }

    /** Whether a file is of some recording of ours. */
    static boolean isFile(String name) {
        return FILE.matcher(name).matches();
    }

    String settings() {
        return recording + ".jfc";
    }

    String dump() {
        return recording + ".jfr";
    }

    List<String> files() {
        return List.of(settings(), dump());
    }
}
