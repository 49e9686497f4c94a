package io.fleetprof.analysis.jfr;

import io.fleetprof.analysis.population.Contents;
import io.fleetprof.analysis.population.Frame;
import io.fleetprof.analysis.population.Gauge;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.Trace;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What a worker answers, field by field as {@link AnswerReader} takes it up; both are of one build, so it has no version.
 * Its own plain form, for a mapper of JSON would take longer to start than a recording to read.
 */
final class AnswerWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);
    private final Map<Frame, Integer> frames = new HashMap<>();

    private AnswerWriter() {}

    static byte[] write(Contents contents) throws IOException {
        AnswerWriter writer = new AnswerWriter();
        writer.contents(contents);
        return writer.bytes.toByteArray();
    }

    private void contents(Contents contents) throws IOException {
        Instant clock = contents.clock().orElse(Instant.EPOCH);
        out.writeLong(clock.getEpochSecond());
        out.writeInt(clock.getNano());
        out.writeInt(contents.gauges().size());
        for (Map.Entry<Gauge, Long> gauge : contents.gauges().entrySet()) {
            out.writeByte(gauge.getKey().ordinal());
            out.writeLong(gauge.getValue());
        }
        out.writeInt(contents.remarks().size());
        for (String remark : contents.remarks()) {
            out.writeUTF(remark);
        }
        out.writeInt(contents.populations().size());
        for (Population row : contents.populations()) {
            population(row);
        }
    }

    private void population(Population row) throws IOException {
        out.writeByte(row.key().family().ordinal());
        out.writeUTF(row.key().state().name());
        out.writeByte(row.key().state().stateClass().ordinal());
        out.writeUTF(row.key().place().function());
        out.writeByte(row.key().place().kind().ordinal());
        out.writeLong(row.count());
        out.writeLong(row.bytes());
        out.writeLong(row.sampled());
        long[] ids = row.ids().toArray();
        out.writeInt(ids.length);
        for (long id : ids) {
            out.writeLong(id);
        }
        out.writeInt(row.ages().minutes().size());
        for (Map.Entry<Integer, Long> age : row.ages().minutes().entrySet()) {
            out.writeInt(age.getKey());
            out.writeLong(age.getValue());
        }
        frame(row.site());
        traces(row);
        out.writeInt(row.labels().size());
        for (Map.Entry<String, Long> label : row.labels().entrySet()) {
            out.writeUTF(label.getKey());
            out.writeLong(label.getValue());
        }
    }

    private void traces(Population row) throws IOException {
        out.writeInt(row.traces().size());
        for (Trace trace : row.traces()) {
            out.writeLong(trace.count());
            out.writeInt(trace.stack().frames().size());
            for (Frame frame : trace.stack().frames()) {
                frame(frame);
            }
        }
    }

    /** Its number; with itself, when the number is new. */
    private void frame(Frame frame) throws IOException {
        Integer known = frames.putIfAbsent(frame, frames.size());
        out.writeInt(known == null ? frames.size() - 1 : known);
        if (known == null) {
            out.writeUTF(frame.function());
            out.writeUTF(frame.file());
            out.writeInt(frame.line());
        }
    }
}
