package io.fleetprof.api.v1alpha1;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.representer.StandardRepresenter;

/** Writes a request for people, as kubectl prints it. */
public final class ResourceYaml {
    private static final KubernetesSerialization WIRE = new KubernetesSerialization();
    private static final DumpSettings SETTINGS = DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setSplitLines(false)
            .build();

    private ResourceYaml() {}

    /** The whole of it; a text stands without quotes only where every reader of YAML takes it for one. */
    public static String write(ProfileRequest request) {
        return new Dump(SETTINGS, new Plainly()).dumpToString(WIRE.convertValue(request, Map.class));
    }

    private static final class Plainly extends StandardRepresenter {
        private static final Pattern HARMLESS = Pattern.compile("[A-Za-z](?:[A-Za-z0-9 _./()-]|:(?=[A-Za-z0-9/]))*");
        // YAML 1.1, which kubectl reads, has more words for true and false than YAML 1.2.
        private static final Set<String> MEANINGFUL =
                Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

        Plainly() {
            super(SETTINGS);
            representers.put(String.class, text -> representScalar(Tag.STR, (String) text, style((String) text)));
        }

        private static ScalarStyle style(String text) {
            boolean plain = HARMLESS.matcher(text).matches()
                    && !text.endsWith(" ")
                    && !MEANINGFUL.contains(text.toLowerCase(Locale.ROOT));
            return plain ? ScalarStyle.PLAIN : ScalarStyle.DOUBLE_QUOTED;
        }
    }
}
