package io.fleetprof.operator.demo;

import java.util.List;
import java.util.function.Function;

/** Expected beside found, in columns as wide as what stands in them. */
record Table(List<Row> rows) {
    private static final String HEAD = "POD";

    String text() {
        int pod = width(Row::pod, HEAD);
        int expected = width(Row::expected, "EXPECTED");
        StringBuilder text = new StringBuilder();
        String line = "%-4s %-" + pod + "s  %-" + expected + "s  %s%n";
        text.append(line.formatted("", HEAD, "EXPECTED", "FOUND"));
        for (Row row : rows) {
            text.append(line.formatted(row.right() ? "ok" : "MISS", row.pod(), row.expected(), row.found()));
        }
        return text.toString();
    }

    boolean right() {
        return rows.stream().allMatch(Row::right);
    }

    private int width(Function<Row, String> cell, String head) {
        return rows.stream().map(cell).mapToInt(String::length).reduce(head.length(), Math::max);
    }
}
