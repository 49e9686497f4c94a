package io.fleetprof.e2e.cluster;

import java.util.Locale;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the cluster and the operator before the first class, and gives each class its {@link Stage}. */
final class OnStage implements BeforeAllCallback, ParameterResolver {
    private static final Namespace OURS = Namespace.create(OnStage.class);

    /** What all classes share; closed after the last of them. */
    private record Theatre(Cluster cluster, Store store, Operator operator, Figures figures) implements AutoCloseable {
        static Theatre open() {
            Cluster cluster = Cluster.up();
            Images.loadWorkloads(cluster);
            Images.loadTollgate(cluster);
            Store store = new Store(cluster.client());
            return new Theatre(cluster, store, Operator.install(cluster, store), new Figures());
        }

        @Override
        public void close() throws Exception {
            figures.publish();
            operator.close();
            store.close();
            cluster.close();
        }
    }

    private record Play(Stage stage) implements AutoCloseable {
        @Override
        public void close() {
            stage.namespace().close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Theatre theatre = context.getRoot()
                .getStore(OURS)
                .getOrComputeIfAbsent(Theatre.class, _ -> Theatre.open(), Theatre.class);
        context.getStore(OURS).getOrComputeIfAbsent(Play.class, _ -> play(theatre, context), Play.class);
    }

    private static Play play(Theatre theatre, ExtensionContext context) {
        String name = context.getRequiredTestClass()
                .getSimpleName()
                .replace("ClusterIT", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
        TestNamespace namespace =
                TestNamespace.create(theatre.cluster(), name + "-" + Long.toString(System.nanoTime() % 1_000_000, 36));
        return new Play(new Stage(theatre.operator(), theatre.store().bucket(), namespace, theatre.figures()));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Stage.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(OURS).get(Play.class, Play.class).stage();
    }
}
