package io.fleetprof.analysis.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.State;
import io.fleetprof.analysis.population.StateClass;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ThreadCensusTest {
    private static final String WORKER = "java.util.concurrent.ThreadPoolExecutor.getTask(T.java:1)"
            + " java.util.concurrent.ThreadPoolExecutor$Worker.run(T.java:2)";
    private static final String TIMER = "java.lang.Object.wait(T.java:1) java.util.TimerThread.run(T.java:2)";
    private static final String CLIENT = "jdk.internal.net.http.HttpClientImpl$SelectorManager.run(T.java:1)";

    @Test
    void executors_are_told_by_the_number_in_the_name() {
        assertThat(executors(
                        WORKER, "", "pool-1-thread-1", "pool-1-thread-2", "pool-2-thread-1", "http-nio-8080-exec-1"))
                .isEqualTo(Map.of("pool-*-thread-*", 2L, "http-nio-*-exec-*", 1L));
    }

    @Test
    void workers_of_the_same_name_serve_different_executors() {
        assertThat(executors(WORKER, "", "orders-1", "orders-2", "orders-1", "orders-1"))
                .isEqualTo(Map.of("orders-*", 3L));
    }

    @Test
    void workers_without_any_number_are_one_executor() {
        assertThat(executors(WORKER, "", "mailer", "mailer")).isEqualTo(Map.of("mailer", 1L));
    }

    @Test
    void a_container_says_it_outright() {
        assertThat(executors(WORKER, "java.util.concurrent.ThreadPoolExecutor@1", "orders-1", "orders-1"))
                .isEqualTo(Map.of("orders-*", 1L));
    }

    @Test
    void timers_and_clients_have_one_thread_each() {
        assertThat(executors(TIMER, "", "Timer-0", "Timer-1", "Timer-2")).isEqualTo(Map.of("Timer-*", 3L));
        assertThat(executors(CLIENT, "", "HttpClient-1-SelectorManager", "HttpClient-2-SelectorManager"))
                .isEqualTo(Map.of("HttpClient-*-SelectorManager", 2L));
    }

    @Test
    void a_worker_at_work_stands_where_it_works() {
        ThreadCensus census = new ThreadCensus();
        census.add(thread("pool-1-thread-1", "", "shop.Orders.price(Orders.java:9) " + WORKER.split(" ")[1]));

        assertThat(census.populations().getFirst().key().place().function()).isEqualTo("shop.Orders.price");
    }

    /** A virtual thread that has not yet run has neither, and its row must come back from the store as it went in. */
    @Test
    void a_thread_without_name_and_stack_stands_somewhere_all_the_same() {
        Located located = Located.of("", List.of());

        assertThat(located.place().function()).isNotEmpty();
        assertThat(located.site().display()).isEqualTo("(no stack)");
    }

    private static Map<String, Long> executors(String stack, String container, String... names) {
        ThreadCensus census = new ThreadCensus();
        Stream.of(names).forEach(name -> census.add(thread(name, container, stack)));
        return census.populations().stream()
                .filter(row -> row.key().family() == Family.EXECUTOR)
                .collect(Collectors.toMap(row -> row.key().place().function(), row -> row.count()));
    }

    private static ThreadCensus.Individual thread(String name, String container, String stack) {
        List<Method> methods = Stream.of(stack.split(" ")).map(Method::parse).toList();
        return new ThreadCensus.Individual(
                Family.THREAD,
                1,
                0,
                name,
                container,
                new State("WAITING (parking)", StateClass.IDLE_ABLE),
                methods,
                List.of());
    }
}
