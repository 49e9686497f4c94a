package io.fleetprof.e2e.cluster;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the README tells a newcomer to paste for a cluster of this repository's own.
 *
 * @param prepare the block that starts the cluster and loads the images
 * @param install the block after it, from the installation to the verdict
 */
record QuickStart(String prepare, String install) {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```\\w*\\n(.*?)^```$");

    static QuickStart of(String readme) {
        List<String> blocks = BLOCK.matcher(readme)
                .results()
                .map(block -> block.group(1))
                .dropWhile(block -> !block.contains("cluster-up"))
                .toList();
        return new QuickStart(blocks.get(0), blocks.get(1));
    }

    /** Of the installation, each a command of its own. */
    List<String> commands() {
        return Stream.of(install.split("\\n|&&|;")).map(String::strip).toList();
    }

    /** With images of another registry, as the README says. */
    QuickStart from(String registry) {
        return registry.equals("localhost") ? this : new QuickStart(prepare, rewritten(registry));
    }

    private String rewritten(String registry) {
        return install.replace("helm/ ", "helm/ --set image.registry=" + registry + " ")
                .replaceAll(
                        "kubectl apply -f (\\S*leaky.yaml)",
                        "sed 's#localhost/#" + registry + "/#' $1 | kubectl apply -f -");
    }
}
