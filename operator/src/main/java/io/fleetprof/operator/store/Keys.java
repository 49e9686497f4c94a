package io.fleetprof.operator.store;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where the things of one request lie in the bucket:
 *
 * <pre>
 * {cluster}/{namespace}/{request}/{uid}/plan.json
 *                                       receipts/{pod}-{uid8}_{container}.json
 *                                       peers.json
 *                                       manifest.json
 *                                       findings.json
 *                                       report/{file}
 *                                       {pod}-{uid8}/{container}/{nn}-{kind}-{attempt}.{extension}
 * {cluster}/{namespace}/_runs/{targetHash}/
 * </pre>
 *
 * <p>Names may come from anywhere: they are cleaned, so that no name can leave its folder, hide, or shadow another
 * one. A legal Kubernetes name comes through unchanged. MinIO and files refuse segments over 255 characters; none here
 * is over 200, because the embedded server writes to a temporary name 37 characters longer, and no key is over 1,024.
 *
 * @param cluster the cluster's name, as the operator was told
 * @param namespace the request's namespace
 * @param request the request's name
 * @param uid the request's UID, which keeps two requests of one name apart
 */
public record Keys(String cluster, String namespace, String request, String uid) {
    /** The longest segment, in characters; all are ASCII. */
    public static final int MAX_SEGMENT = 200;

    private static final int MAX_KEY = 1024;
    private static final Pattern PLAIN =
            Pattern.compile("(SEGMENT/)*SEGMENT".replace("SEGMENT", "[A-Za-z0-9_][A-Za-z0-9._-]{0,199}"));
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final int MAX_LABEL = 63;
    private static final int MAX_POD = 60;
    private static final int UID_START = 8;
    private static final int MAX_WORD = 32;

    public Keys {
        cluster = Segment.of(cluster, MAX_LABEL);
        namespace = Segment.of(namespace, MAX_LABEL);
        request = Segment.of(request, MAX_SEGMENT);
        uid = Segment.of(uid, MAX_LABEL);
    }

    /**
     * Whether a key that came from elsewhere, such as out of a receipt, has the shape of those made here: at most 1,024
     * characters, every segment 1 to 200 of ASCII letters, digits and {@code . _ -} and starting with a letter, a digit
     * or {@code _}.
     */
    public static boolean plain(String key) {
        return key.length() <= MAX_KEY && PLAIN.matcher(key).matches();
    }

    /** The folder of the request, with a slash at its end. */
    public String prefix() {
        return cluster + "/" + namespace + "/" + request + "/" + uid + "/";
    }

    public String plan() {
        return prefix() + "plan.json";
    }

    public String peers() {
        return prefix() + "peers.json";
    }

    public String manifest() {
        return prefix() + "manifest.json";
    }

    public String findings() {
        return prefix() + "findings.json";
    }

    /** A page of the report, such as {@code index.html}. */
    public String report(String file) {
        return prefix() + "report/" + Segment.of(file, MAX_SEGMENT);
    }

    /** The folder of the receipts, with a slash at its end; nothing else lies in it. */
    public String receipts() {
        return prefix() + "receipts/";
    }

    public String receipt(ContainerId id) {
        return receipts() + pod(id) + "_" + Segment.of(id.container(), MAX_LABEL) + ".json";
    }

    /** The folder of one container's artifacts, with a slash at its end. */
    public String folder(ContainerId id) {
        return prefix() + pod(id) + "/" + Segment.of(id.container(), MAX_LABEL) + "/";
    }

    /**
     * A raw artifact.
     *
     * @param number which snapshot, from 1; written with at least two digits so that names sort by time
     * @param kind the profile kind as the API writes it, such as {@code Goroutine}
     * @param attempt tells this try from any other, also from one of an operator that ran before or runs beside this
     *     one; the receipt names the try that counts
     * @param extension without a leading dot: {@code pb.gz}, {@code jfr}, {@code txt}, {@code json}, {@code hprof.gz},
     *     {@code trace}
     */
    public String artifact(ContainerId id, int number, String kind, String attempt, String extension) {
        return String.format(
                Locale.ROOT,
                "%s%02d-%s-%s.%s",
                folder(id),
                number,
                Segment.of(kind, MAX_WORD),
                Segment.of(attempt, MAX_WORD),
                Segment.of(extension, MAX_WORD));
    }

    /** The populations of a raw artifact, beside it. */
    public static String snapshot(String artifact) {
        return artifact + ".snapshot.json.gz";
    }

    /** The folder that indexes the runs against one target for baselines, with a slash at its end. */
    public String runs(String targetHash) {
        return cluster + "/" + namespace + "/_runs/" + Segment.of(targetHash, MAX_LABEL) + "/";
    }

    /** A UUID's start tells pods apart; of other identifiers, such as a process id, only a hash surely does. */
    private static String uidStart(ContainerId id) {
        return UUID.matcher(id.podUid()).matches()
                ? id.podUid().substring(0, UID_START)
                : Segment.hash(id.pod() + "/" + id.podUid());
    }

    private static String pod(ContainerId id) {
        return Segment.cut(id.pod(), MAX_POD) + "-" + uidStart(id);
    }
}
