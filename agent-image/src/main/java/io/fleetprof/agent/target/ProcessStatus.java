package io.fleetprof.agent.target;

import java.util.HashMap;
import java.util.Map;

/**
 * {@code /proc/PID/status}: a field a line.
 *
 * @param uid the effective user, by which the kernel and HotSpot judge
 * @param pidInside the id in the innermost pid namespace it is in
 * @param caught the signals it has handlers for, bit 0 being signal 1
 * @param residentBytes zero for a kernel thread, which has no memory of its own
 */
record ProcessStatus(int uid, int gid, long pidInside, long caught, long residentBytes) {
    private static final int EFFECTIVE = 1;
    private static final int SIGQUIT = 3;

    /** Reads the kernel's own text: a field that is missing is a bug, not bad input. */
    static ProcessStatus of(String status) {
        Map<String, String> fields = new HashMap<>();
        status.lines().forEach(line -> {
            int colon = line.indexOf(':');
            fields.putIfAbsent(
                    line.substring(0, Math.max(0, colon)),
                    line.substring(colon + 1).strip());
        });
        String[] pids = fields.get("NSpid").split("\t");
        return new ProcessStatus(
                Integer.parseUnsignedInt(fields.get("Uid").split("\t")[EFFECTIVE]),
                Integer.parseUnsignedInt(fields.get("Gid").split("\t")[EFFECTIVE]),
                Long.parseLong(pids[pids.length - 1]),
                Long.parseUnsignedLong(fields.get("SigCgt"), 16),
                1024 * Long.parseLong(fields.getOrDefault("VmRSS", "0 kB").split(" ")[0]));
    }

    /** No proof of a JVM: a Go program catches it too, and then ends itself. */
    boolean catchesQuit() {
        return (caught >>> (SIGQUIT - 1) & 1) == 1;
    }
}
