package io.fleetprof.operator.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetFlagTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "name=web-1,labels=app=web;tier=front,url=http://127.0.0.1:6060/x",
                "name=web-1,labels=app=web,tier=front,url=http://127.0.0.1:6060/x",
                "url=http://127.0.0.1:6060/x,labels=tier=front;app=web;,name=web-1"
            })
    void severalLabelsAreWrittenEitherWay(String text) {
        assertThat(TargetFlag.parse(text))
                .isEqualTo(new TargetFlag.Parsed.Good(new TargetFlag(
                        "web-1",
                        new TreeMap<>(Map.of("app", "web", "tier", "front")),
                        "web",
                        Optional.of(URI.create("http://127.0.0.1:6060/x")),
                        OptionalLong.empty())));
    }

    @Test
    void aProcessIdIsEnough() {
        assertThat(TargetFlag.parse("name=cart-1,workload=cart,pid=4242"))
                .isInstanceOfSatisfying(TargetFlag.Parsed.Good.class, good -> {
                    assertThat(good.flag().pid()).hasValue(4242);
                    assertThat(good.flag().workload()).isEqualTo("cart");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                     | '' is not known",
                "nonsense                               | 'nonsense' is not known",
                "nam=a,url=http://h:1                   | 'nam' is not known",
                "url=http://h:1                         | name is missing",
                "name=../x,url=http://h:1               | name is missing",
                "name=a                                 | neither url nor pid",
                "name=a,pid=0                           | pid is not a process id",
                "name=a,pid=-1                          | pid is not a process id",
                "name=a,pid=99999999999                 | pid is not a process id",
                "name=a,name=b,pid=1                    | name is given twice",
                "name=a,labels=app,pid=1                | a label is not of the form",
                "name=a,url=ftp://h/                    | url is not like",
                "name=a,url=http://                     | url is not like",
                "name=a,url=127.0.0.1:6060              | url is not like",
                "name=a,url=http://u:p@h:1              | url is not like",
                "name=a,url=http://h:1/?seconds=9999    | url is not like"
            })
    void whatIsWrongIsSaidInOneLineWithTheForm(String text, String complaint) {
        assertThat(TargetFlag.parse(text))
                .isInstanceOfSatisfying(TargetFlag.Parsed.Bad.class, bad -> assertThat(bad.line())
                        .startsWith("--target: " + complaint)
                        .endsWith("write " + TargetFlag.FORM)
                        .doesNotContain("\n"));
    }
}
