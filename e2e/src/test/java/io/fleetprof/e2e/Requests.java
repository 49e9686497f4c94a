package io.fleetprof.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Request files. */
final class Requests {
    private Requests() {}

    /** Of everything labelled app=shop; {@code spec} are further lines of the spec, in flow style. */
    static Path shop(Path folder, String spec) throws IOException {
        return shop(folder, 10, spec);
    }

    /** The same of so many pods at most. */
    static Path shop(Path folder, int pods, String spec) throws IOException {
        return Files.writeString(folder.resolve("request.yaml"), """
                apiVersion: fleetprof.io/v1alpha1
                kind: ProfileRequest
                metadata: {name: checkout, namespace: shop}
                spec:
                  target: {selector: {matchLabels: {app: shop}}, maxPods: %d}
                  %s
                """.formatted(pods, spec));
    }

    static String target(String name, String reach) {
        return "name=" + name + ",labels=app=shop," + reach;
    }
}
