package io.fleetprof.analysis.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.population.State;
import io.fleetprof.analysis.population.StateClass;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThreadStateTest {
    private static final String PARK = "jdk.internal.misc.Unsafe.park java.util.concurrent.locks.LockSupport.park ";
    /** As JDK 17 and 25 print them: without a limit the read itself blocks, with one a poll does. */
    private static final String READ = "sun.nio.ch.SocketDispatcher.read0 sun.nio.ch.SocketDispatcher.read"
            + " sun.nio.ch.NioSocketImpl.tryRead sun.nio.ch.NioSocketImpl.implRead java.net.Socket$SocketInputStream.read ";

    private static final String TIMED = "sun.nio.ch.Net.poll sun.nio.ch.NioSocketImpl.park"
            + " sun.nio.ch.NioSocketImpl.timedRead sun.nio.ch.NioSocketImpl.implRead"
            + " java.net.Socket$SocketInputStream.read ";
    private static final String SSL = "sun.security.ssl.SSLSocketInputRecord.read"
            + " sun.security.ssl.SSLSocketInputRecord.decode sun.security.ssl.SSLSocketImpl.startHandshake ";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            BLOCKED (on object monitor)     | shop.A.f                        | BLOCKED (on object monitor)   | NEVER_IDLE
            BLOCKED                         | shop.A.f                        | BLOCKED (on object monitor)   | NEVER_IDLE
            WAITING (parking)               | PARK shop.A.f                   | WAITING (parking)             | IDLE_ABLE
            WAITING                         | PARK shop.A.f                   | WAITING (parking)             | IDLE_ABLE
            WAITING (parking)               | PARK java.util.concurrent.locks.ReentrantLock.lock shop.A.f | ReentrantLock.lock | NEVER_IDLE
            WAITING (parking)               | PARK java.util.concurrent.CountDownLatch.await shop.A.f | CountDownLatch.await | JOINING
            WAITING (on object monitor)     | java.lang.Object.wait0 java.lang.Object.wait java.lang.Thread.join shop.A.f | Thread.join | JOINING
            TIMED_WAITING (sleeping)        | java.lang.Thread.sleep0 java.lang.Thread.sleep shop.A.f | TIMED_WAITING (sleeping) | ASLEEP
            TIMED_WAITING                   | java.lang.Thread.sleepNanos0 java.lang.Thread.sleep shop.A.f | TIMED_WAITING (sleeping) | ASLEEP
            ''                              | java.lang.VirtualThread.park shop.A.f | WAITING (parking)       | IDLE_ABLE
            ''                              | shop.A.f                        | unknown                       | UNKNOWN
            RUNNABLE                        | sun.nio.ch.Net.poll sun.nio.ch.NioSocketImpl.park sun.nio.ch.NioSocketImpl.implRead shop.A.f | socket read | IDLE_ABLE
            RUNNABLE                        | sun.nio.ch.Net.poll sun.nio.ch.NioSocketImpl.timedRead sun.nio.ch.NioSocketImpl.implRead shop.A.f | timed socket read | IDLE_ABLE
            RUNNABLE                        | READ SSL shop.A.f | socket read | IDLE_ABLE
            RUNNABLE                        | TIMED SSL shop.A.f | timed socket read | IDLE_ABLE
            RUNNABLE                        | READ java.io.BufferedInputStream.fill sun.net.www.http.HttpClient.parseHTTPHeader shop.A.f | socket read | IDLE_ABLE
            ''                              | java.lang.VirtualThread.park sun.nio.ch.Poller.poll sun.nio.ch.NioSocketImpl.park sun.nio.ch.NioSocketImpl.implRead shop.A.f | socket read | IDLE_ABLE
            RUNNABLE                        | sun.nio.ch.SocketDispatcher.read0 sun.nio.ch.IOUtil.read sun.nio.ch.SocketChannelImpl.read shop.A.f | socket read | IDLE_ABLE
            RUNNABLE                        | sun.nio.ch.Net.poll sun.nio.ch.SocketChannelImpl.timedRead sun.nio.ch.SocketChannelImpl.blockingRead shop.A.f | timed socket read | IDLE_ABLE
            RUNNABLE                        | shop.A.f java.lang.Thread.join  | RUNNABLE                      | RUNNING
            """)
    void tells_what_is_waited_for(String words, String stack, String name, StateClass stateClass) {
        State state = ThreadState.of(
                words,
                Stream.of(stack.replace("PARK ", PARK)
                                .replace("READ ", READ)
                                .replace("TIMED ", TIMED)
                                .replace("SSL ", SSL)
                                .split(" "))
                        .map(Method::parse)
                        .toList());

        assertThat(state).isEqualTo(new State(name, stateClass));
    }
}
