package io.fleetprof.operator.local;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A target as a person names it: {@code name=checkout-1,labels=app=checkout;tier=web,url=http://127.0.0.1:6060}.
 *
 * @param workload what targets of one deployment share; empty when neither given nor told by a label
 */
public record TargetFlag(
        String name, SortedMap<String, String> labels, String workload, Optional<URI> url, OptionalLong pid) {
    public static final String FORM = "name=NAME[,labels=K=V;K=V][,workload=NAME],url=http://HOST:PORT or pid=PID";

    private static final int MAX_PORT = 65_535;
    private static final Set<String> KEYS = Set.of("name", "labels", "workload", "url", "pid");
    private static final Pattern PARTS = Pattern.compile(",(?=(?:name|labels|workload|url|pid)=)");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,251}[A-Za-z0-9])?");
    private static final Pattern LABEL =
            Pattern.compile("([A-Za-z0-9.-]{1,253}/)?[A-Za-z0-9._-]{1,63}=[A-Za-z0-9._-]{0,63}");
    private static final List<String> WORKLOAD_LABELS = List.of("app.kubernetes.io/name", "app");

    /** What became of a flag. */
    public sealed interface Parsed {
        record Good(TargetFlag flag) implements Parsed {}

        /** One line: what is wrong and how to mend it. */
        record Bad(String line) implements Parsed {}
    }

    public static Parsed parse(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String part : PARTS.split(text)) {
            int equals = part.indexOf('=');
            String key = equals < 0 ? part : part.substring(0, equals);
            if (equals < 0 || !KEYS.contains(key)) {
                return bad("'" + key + "' is not known");
            }
            if (values.put(key, part.substring(equals + 1)) != null) {
                return bad(key + " is given twice");
            }
        }
        return parse(values);
    }

    private static Parsed parse(Map<String, String> values) {
        String name = values.getOrDefault("name", "");
        if (!NAME.matcher(name).matches()) {
            return bad("name is missing, or not made of letters, digits, '-', '_' and '.'");
        }
        SortedMap<String, String> labels = new TreeMap<>();
        for (String label : labels(values.getOrDefault("labels", ""))) {
            if (!LABEL.matcher(label).matches()) {
                return bad("a label is not of the form key=value");
            }
            labels.put(label.substring(0, label.indexOf('=')), label.substring(label.indexOf('=') + 1));
        }
        Optional<URI> url = Optional.ofNullable(values.get("url")).map(TargetFlag::url);
        OptionalLong pid = pid(values.getOrDefault("pid", ""));
        if (url.isPresent() && !isAddress(url.get())) {
            return bad("url is not like http://127.0.0.1:6060");
        }
        if (values.containsKey("pid") && pid.isEmpty()) {
            return bad("pid is not a process id");
        }
        if (url.isEmpty() && pid.isEmpty()) {
            return bad("neither url nor pid is given");
        }
        String workload = values.getOrDefault("workload", workload(labels));
        return new Parsed.Good(new TargetFlag(name, labels, workload, url, pid));
    }

    private static Parsed bad(String what) {
        return new Parsed.Bad("--target: " + what.replaceAll("\\p{Cntrl}", "?") + "; write " + FORM);
    }

    private static List<String> labels(String text) {
        List<String> labels = new ArrayList<>(List.of(text.split("[;,]")));
        labels.removeIf(String::isEmpty);
        return labels;
    }

    private static String workload(Map<String, String> labels) {
        return WORKLOAD_LABELS.stream()
                .filter(labels::containsKey)
                .findFirst()
                .map(labels::get)
                .orElse("");
    }

    private static URI url(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException _) {
            return URI.create("");
        }
    }

    private static boolean isAddress(URI url) {
        boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        return http
                && url.getHost() != null
                && url.getPort() <= MAX_PORT
                && url.getUserInfo() == null
                && url.getQuery() == null
                && url.getFragment() == null;
    }

    private static OptionalLong pid(String text) {
        return text.matches("[1-9][0-9]{0,9}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }
}
