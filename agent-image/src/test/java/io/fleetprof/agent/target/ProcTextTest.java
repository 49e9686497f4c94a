package io.fleetprof.agent.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcTextTest {
    @Test
    void a_name_with_brackets_and_blanks_does_not_shift_the_fields() {
        String fields = " S 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 4711 20";
        assertThat(ProcessStat.started("42 (a) Z b) )" + fields)).hasValue(4711);
    }

    @Test
    void a_process_that_only_waits_for_its_parent_has_ended() {
        assertThat(ProcessStat.started("42 (a) Z 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 4711 20"))
                .isEmpty();
        assertThat(ProcessStat.started("")).isEmpty();
    }

    @Test
    void tells_machines_by_the_names_of_mapped_files_alone() throws IOException {
        assertThat(machine(map("/usr/lib/jvm/25/lib/server/libjvm.so"))).isEqualTo(Machine.HOTSPOT);
        assertThat(machine(map("/a folder/libjvm.so (deleted)"))).isEqualTo(Machine.HOTSPOT);
        assertThat(machine(map("/opt/j9/libjvm.so") + map("/opt/j9/libj9vm29.so")))
                .isEqualTo(Machine.OPEN_J9);
        assertThat(machine(map("/tmp/libjvm.so.txt") + map("/libjvm.so/cat"))).isEqualTo(Machine.NONE);
        assertThat(machine("")).isEqualTo(Machine.NONE);
    }

    @Test
    void the_last_option_holds_and_variables_frame_the_command_line() {
        String off = "-XX:+DisableAttachMechanism";
        String on = "-XX:-DisableAttachMechanism";
        assertThat(AttachSwitch.isOn(List.of("java", "Main"), List.of("PATH=/bin")))
                .isTrue();
        assertThat(AttachSwitch.isOn(List.of("java", off, on), List.of())).isTrue();
        assertThat(AttachSwitch.isOn(List.of("java", off), List.of("JAVA_TOOL_OPTIONS=" + on)))
                .isFalse();
        assertThat(AttachSwitch.isOn(List.of("java", on), List.of("_JAVA_OPTIONS=-Xmx1g " + off)))
                .isFalse();
        assertThat(AttachSwitch.isOn(List.of("java"), List.of("OTHER=" + off))).isTrue();
    }

    private static Machine machine(String maps) throws IOException {
        return Machine.of(new BufferedReader(new StringReader(maps)));
    }

    private static String map(String path) {
        return "7f0c7e400000-7f0c7e600000 r-xp 00000000 fe:00 1310 " + "                     " + path + "\n";
    }
}
