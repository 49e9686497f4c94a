package io.fleetprof.analysis.jfr.chunk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How the values of a type follow each other: fields within fields stand flat, one step each; an array is one step with a
 * layout of its own. Reading keeps what is wanted and skips the rest.
 */
public final class Layout {
    /** Types within types: none of the JDK's goes deeper than four. */
    private static final int MAX_DEPTH = 8;

    private static final int MAX_STEPS = 2000;
    private static final int NOT_WANTED = -1;

    /** Of a type that a chunk does not know. */
    public static final Layout NONE = new Layout(List.of());

    private enum Step {
        NUMBER,
        OCTET,
        FLOAT,
        DOUBLE,
        TEXT,
        ARRAY
    }

    private final List<String> wanted;
    private final List<Layout> elements = new ArrayList<>();
    private Step[] steps = new Step[8];
    /** Where the value of a step goes. */
    private int[] slots = new int[8];

    /** How many numbers follow each other from a step on, where it is the first of them; 1 for another step. */
    private int[] runs = new int[8];

    private int size;
    /** Where the last run begins. */
    private int run;
    /** The steps up to the last one wanted. */
    private int head;

    private Layout(List<String> wanted) {
        this.wanted = wanted;
    }

    static Layout of(Metadata metadata, Type type, List<String> wanted) {
        Layout layout = new Layout(wanted);
        layout.add(metadata, type, "", 0);
        return layout;
    }

    private void add(Metadata metadata, Type type, String name, int depth) {
        if (depth > MAX_DEPTH) {
            throw Bytes.broken("has types within types without end");
        }
        switch (type.name()) {
            case "boolean", "byte" -> add(Step.OCTET, name);
            case "char", "short", "int", "long" -> add(Step.NUMBER, name);
            case "float" -> add(Step.FLOAT, name);
            case "double" -> add(Step.DOUBLE, name);
            case "java.lang.String" -> add(Step.TEXT, name);
            default -> {
                for (Type.Field field : type.fields()) {
                    add(metadata, field, name.isEmpty() ? field.name() : name + '.' + field.name(), depth + 1);
                }
            }
        }
    }

    private void add(Metadata metadata, Type.Field field, String name, int depth) {
        if (field.array()) {
            Layout element = new Layout(List.of());
            element.add(metadata, single(field), "", depth);
            add(Step.ARRAY, name);
            elements.add(element);
        } else if (field.constant()) {
            add(Step.NUMBER, name);
        } else {
            add(metadata, metadata.type(field.type()), name, depth);
        }
    }

    private static Type.Field single(Type.Field field) {
        return new Type.Field(field.name(), field.type(), field.constant(), false);
    }

    private void add(Step step, String name) {
        if (size == MAX_STEPS) {
            throw Bytes.broken("has a type of more than " + MAX_STEPS + " fields");
        }
        if (size == steps.length) {
            steps = Arrays.copyOf(steps, size * 2);
            slots = Arrays.copyOf(slots, size * 2);
            runs = Arrays.copyOf(runs, size * 2);
        }
        steps[size] = step;
        slots[size] = wanted.indexOf(name);
        run = size > 0 && step == Step.NUMBER && steps[run] == Step.NUMBER ? run : size;
        runs[run]++;
        size++;
        head = slots[size - 1] == NOT_WANTED ? head : size;
    }

    /** Reads what is wanted, and leaves what comes after it. */
    void readHead(Bytes in, long[] values) {
        read(in, values, 0, head);
    }

    /** Reads a whole value, what is wanted from the index on. */
    void read(Bytes in, long[] values, int from) {
        read(in, values, from, size);
    }

    /** Numbers as they are; of a text or an array where it stands. What a type does not have stays as it was. */
    private void read(Bytes in, long[] values, int from, int end) {
        int element = 0;
        for (int i = 0; i < end; i += runs[i]) {
            Step step = steps[i];
            if (step == Step.NUMBER) {
                in.numbers(slots, i, Math.min(i + runs[i], end), values, from);
            } else if (step == Step.OCTET && slots[i] != NOT_WANTED) {
                values[from + slots[i]] = in.octet();
            } else {
                if (slots[i] != NOT_WANTED) {
                    values[from + slots[i]] = in.position();
                }
                skipOther(in, step, element);
                element += step == Step.ARRAY ? 1 : 0;
            }
        }
    }

    /** Whether both read the same of the same bytes. */
    public boolean isLike(Layout other) {
        if (!Arrays.equals(steps, 0, size, other.steps, 0, other.size)
                || !Arrays.equals(slots, 0, size, other.slots, 0, other.size)) {
            return false;
        }
        for (int i = 0; i < elements.size(); i++) {
            if (!elements.get(i).isLike(other.elements.get(i))) {
                return false;
            }
        }
        return true;
    }

    void skip(Bytes in) {
        int element = 0;
        for (int i = 0; i < size; i += runs[i]) {
            Step step = steps[i];
            if (step == Step.NUMBER) {
                in.skipNumbers(runs[i]);
            } else {
                skipOther(in, step, element);
                element += step == Step.ARRAY ? 1 : 0;
            }
        }
    }

    private void skipOther(Bytes in, Step step, int element) {
        switch (step) {
            case NUMBER -> in.skipNumber();
            case OCTET -> in.skip(1);
            case FLOAT -> in.skip(Float.BYTES);
            case DOUBLE -> in.skip(Double.BYTES);
            case TEXT -> in.skipText();
            case ARRAY -> elements.get(element).skipArray(in);
        }
    }

    private void skipArray(Bytes in) {
        int count = in.count();
        if (size > 0 && steps[0] == Step.NUMBER && runs[0] == size) {
            in.skipNumbers((long) count * size);
        } else {
            for (int i = 0; i < count && size > 0; i++) {
                skip(in);
            }
        }
    }
}
