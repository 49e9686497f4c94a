package io.fleetprof.analysis.jfr.chunk;

import io.fleetprof.analysis.input.Refusal;
import io.fleetprof.analysis.population.Defect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The types of a chunk: an event of type 0 with a list of strings and a tree of elements whose names, keys and values are
 * numbers of strings (JDK, {@code jdk.jfr.internal.MetadataReader}).
 */
public final class Metadata {
    private static final int EVENT = 0;
    private static final int MAX_STRINGS = 1 << 20;
    /** Root, metadata, class, field, annotation: a level to spare for each that could come. */
    private static final int MAX_DEPTH = 10;

    private final Bytes bytes;
    private final Map<Long, Type> types = new HashMap<>();
    private final Map<String, Type> names = new HashMap<>();

    private Metadata(Bytes bytes) {
        this.bytes = bytes;
    }

    public static Metadata read(Bytes bytes, Chunk chunk) {
        Metadata metadata = new Metadata(bytes);
        bytes.seek(chunk.types());
        int end = Events.end(bytes, EVENT, "types");
        bytes.skipNumber(); // start
        bytes.skipNumber(); // duration
        bytes.skipNumber(); // id
        metadata.element(metadata.strings(), new ArrayList<>(), 0);
        if (bytes.position() != end) {
            throw Bytes.broken("has types that are not as long as they say");
        }
        return metadata;
    }

    private String[] strings() {
        long count = bytes.number();
        if (count < 0 || count > MAX_STRINGS) {
            throw new Refusal(Defect.TOO_LARGE, "its types have " + count + " names");
        }
        String[] strings = new String[(int) count];
        for (int i = 0; i < strings.length; i++) {
            strings[i] = bytes.text(bytes.octet());
        }
        return strings;
    }

    /** @param siblings the fields of the class around it */
    private void element(String[] strings, List<Type.Field> siblings, int depth) {
        if (depth > MAX_DEPTH) {
            throw Bytes.broken("has types within types without end");
        }
        String element = string(strings);
        Map<String, String> attributes = attributes(strings);
        List<Type.Field> fields = new ArrayList<>();
        for (int children = bytes.count(); children > 0; children--) {
            element(strings, fields, depth + 1);
        }
        switch (element) {
            case "class" -> add(new Type(id(attributes, "id"), attributes.getOrDefault("name", ""), fields));
            case "field" -> siblings.add(field(attributes));
            default -> {} // annotations, settings and the region tell nothing of the layout
        }
    }

    private Map<String, String> attributes(String[] strings) {
        Map<String, String> attributes = new HashMap<>();
        for (int i = bytes.count(); i > 0; i--) {
            String key = string(strings);
            attributes.put(key, string(strings));
        }
        return attributes;
    }

    private String string(String[] strings) {
        long index = bytes.number();
        if (index < 0 || index >= strings.length) {
            throw Bytes.broken("has types whose names are not in their list");
        }
        return strings[(int) index];
    }

    private static Type.Field field(Map<String, String> attributes) {
        return new Type.Field(
                attributes.getOrDefault("name", ""),
                id(attributes, "class"),
                attributes.getOrDefault("constantPool", "").equals("true"),
                attributes.containsKey("dimension"));
    }

    private static long id(Map<String, String> attributes, String key) {
        try {
            return Long.parseLong(attributes.getOrDefault(key, ""));
        } catch (NumberFormatException e) {
            throw Bytes.broken("has a type without a number: " + e.getMessage());
        }
    }

    private void add(Type type) {
        types.put(type.id(), type);
        names.put(type.name(), type);
    }

    /** The number of a type; −1, which no type has, where the chunk does not know it. */
    public long id(String name) {
        Type type = names.get(name);
        return type == null ? -1 : type.id();
    }

    Type type(long id) {
        Type type = types.get(id);
        if (type == null) {
            throw Bytes.broken("has values of a type " + id + " that it does not tell");
        }
        return type;
    }

    /** Of a type of values; see {@link #layout(String, String...)}. */
    Layout layout(long type) {
        return Layout.of(this, type(type), List.of());
    }

    /**
     * How a type is laid out; empty where the chunk does not know it.
     *
     * @param wanted names of fields, {@code heapSpace.start} for one within another; what a type does not have is read as 0
     */
    public Layout layout(String name, String... wanted) {
        Type type = names.get(name);
        return type == null ? Layout.NONE : Layout.of(this, type, List.of(wanted));
    }
}
