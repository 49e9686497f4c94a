package io.fleetprof.agent.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.agent.outcome.Outcome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class OrdersTest {
    @Property(tries = 200)
    void come_as_they_were_sent(@ForAll("asks") List<Ask> asks) {
        OrderReader reader = reader(written(asks));
        for (Ask ask : asks) {
            assertThat(reader.next()).isEqualTo(new OrderReader.Next.Asked(ask));
        }
        assertThat(reader.next()).isEqualTo(new OrderReader.Next.End());
    }

    @Property(tries = 300)
    void a_cut_order_is_none(@ForAll("ask") Ask ask, @ForAll double share) {
        byte[] bytes = written(List.of(ask));
        int cut = Math.floorMod((int) (share * bytes.length), bytes.length);
        assertThat(reader(Arrays.copyOf(bytes, cut)).next()).isEqualTo(new OrderReader.Next.End());
    }

    @Property(tries = 500)
    void any_flipped_byte_is_a_value(@ForAll("ask") Ask ask, @ForAll int at, @ForAll byte mask) {
        byte[] bytes = written(List.of(ask));
        bytes[Math.floorMod(at, bytes.length)] ^= mask;
        assertThat(reader(bytes).next()).isNotNull();
    }

    @Property(tries = 300)
    void any_bytes_are_a_value(@ForAll byte[] bytes) {
        assertThat(reader(bytes).next()).isNotNull();
    }

    @Example
    void an_order_of_a_newer_operator_is_told_by_its_number() {
        assertThat(heard("{'number':7,'within':1,'order':'sing','song':[{'verse':1}]}"))
                .isEqualTo(new OrderReader.Next.Unknown(7, "sing"));
    }

    @Example
    void what_is_no_order_is_garbled() {
        for (String line : List.of(
                "",
                "{}",
                "[]",
                "{'number':7}",
                "{'number':-1,'within':1,'order':'look'}",
                "{'number':1e3,'within':1,'order':'look'}",
                "{'number':7,'within':3600001,'order':'look'}",
                "{'number':7,'within':1,'order':'look'} {}",
                "{'number':7,'number':7,'within':1,'order':'look'}",
                "{'number':7,'within':1,'order':'version','pid':0,'started':1}",
                "{'number':7,'within':1,'order':'version','pid':1}",
                "{'number':7,'within':1,'order':'threads','pid':1,'started':1,'locks':'ALL'}",
                "{'number':7,'within':1,'order':{'a':{'b':{'c':{'d':1}}}}}",
                "'" + "x".repeat(Lines.MAX_BYTES) + "'")) {
            assertThat(heard(line)).as(line).isInstanceOf(OrderReader.Next.Garbled.class);
        }
    }

    @Example
    void no_order_has_longer_than_an_hour() {
        assertThat(new Ask(1, Duration.ofDays(1), new Order.Look()).within()).isEqualTo(Ask.LONGEST);
        assertThat(new Ask(1, Duration.ofDays(-1), new Order.Look()).within()).isZero();
    }

    @Provide
    Arbitrary<Ask> ask() {
        return Samples.asks();
    }

    @Provide
    Arbitrary<List<Ask>> asks() {
        return Samples.asks().list().ofMaxSize(5);
    }

    private static OrderReader.Next heard(String line) {
        return reader((line.replace('\'', '"') + "\n").getBytes(StandardCharsets.UTF_8))
                .next();
    }

    private static OrderReader reader(byte[] bytes) {
        return new OrderReader(new ByteArrayInputStream(bytes));
    }

    private static byte[] written(List<Ask> asks) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        OrderWriter writer = new OrderWriter(out);
        asks.forEach(ask -> assertThat(writer.send(ask)).isEqualTo(Outcome.done(ask)));
        return out.toByteArray();
    }
}
