package io.fleetprof.analysis.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines of stacks as jcmd of the three versions and the JSON dump print them. */
class MethodTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            shop.Orders.place(Orders.java:22)                              | shop.Orders.place (Orders.java:22)   | USER
            java.lang.Thread.run(java.base@25.0.3/Thread.java:1474)        | java.lang.Thread.run (Thread.java:1474) | PLATFORM
            jdk.internal.misc.Unsafe.park(java.base@17.0.15/Native Method) | jdk.internal.misc.Unsafe.park        | PLATFORM
            java.base/java.lang.VirtualThread.park(VirtualThread.java:742) | java.lang.VirtualThread.park (VirtualThread.java:742) | PLATFORM
            app//shop.Orders.place(Orders.java:22)                         | shop.Orders.place (Orders.java:22)   | USER
            shop.Orders.lambda$place$3(Orders.java:23)                     | shop.Orders.place (Orders.java:23)   | USER
            shop.Orders.lambda$new$0(Orders.java:5)                        | shop.Orders.<init> (Orders.java:5)   | USER
            shop.Orders$$Lambda/0x0000000052040440.run(Unknown Source)     | shop.Orders$$Lambda.run              | USER
            shop.Orders$$Lambda$14/0x00007f8d01000c30.run(Unknown Source)  | shop.Orders$$Lambda.run              | USER
            shop.Orders$$SpringCGLIB$$0.place(<generated>)                 | shop.Orders.place                    | USER
            shop.LeakKt$inner$1.invokeSuspend(Leak.kt:9)                   | shop.LeakKt$inner$1.invokeSuspend (Leak.kt:9) | USER
            com.zaxxer.hikari.pool.HikariPool.getConnection(HikariPool.java:1) | com.zaxxer.hikari.pool.HikariPool.getConnection (HikariPool.java:1) | LIBRARY
            org.springframeworks.Mine.run(Mine.java:1)                     | org.springframeworks.Mine.run (Mine.java:1) | USER
            Main.main(Main.java:1)                                         | Main.main (Main.java:1)              | USER
            no call at all                                                 | no call at all                       | USER
            """)
    void is_named_as_people_read_it(String line, String display, Owner owner) {
        Method method = Method.parse(line);

        assertThat(method.frame().display()).isEqualTo(display);
        assertThat(method.owner()).isEqualTo(owner);
    }
}
