package io.fleetprof.analysis.jfr;

import io.fleetprof.analysis.jfr.chunk.Constants;
import io.fleetprof.analysis.jvm.Method;
import io.fleetprof.analysis.jvm.Owner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What of a chain of references to name: the field in which the user's code keeps what piles up. From the object
 * outwards that is the first field of the user's behind something that holds many, an array or a class that is not the
 * user's; so of {@code receipt ← Order.receipt ← HashMap$Node.value ← [28] ← HashMap.table ← Cache.ORDERS} the last.
 */
final class Holder {
    /** Chains end at the root; a longer one is a circle that somebody made. */
    private static final int MAX_LINKS = 10_000;

    private static final String MIRROR = "Class Name: ";

    /** A class that only its own package can name in a field, as {@code HashMap$Node} is, or an array of it. */
    private static final Pattern INNER = Pattern.compile("(\\[+L)?java\\.util\\..*\\$.*");

    private final Names names;
    private final Constants.Table objects;
    private final Constants.Table references;
    private final Constants.Table fields;

    Holder(Names names, Constants constants) {
        this.names = names;
        objects = constants.table("jdk.types.OldObject", "type", "description", "referrer");
        references = constants.table("jdk.types.Reference", "object", "field");
        fields = constants.table("jdk.types.OldObjectField", "name");
    }

    /** One step outwards: whose field, or the element of what array, holds what came before. */
    private record Link(String held, String owner, String field, boolean isStatic) {
        /** A user's class that extends a collection has fields that it did not write. */
        boolean isUsers() {
            return !field.isEmpty()
                    && Method.owner(owner) == Owner.USER
                    && !INNER.matcher(held).matches();
        }

        String display() {
            return Method.className(owner) + '.' + field;
        }
    }

    /** The class of an object as the JVM names it; empty for none. */
    String className(long object) {
        return objects.find(object) ? binaryName(objects.value(0)) : "";
    }

    private String binaryName(long type) {
        return type == 0 ? "" : names.binaryName(type);
    }

    Optional<String> of(long object) {
        List<Link> links = links(object);
        boolean many = false;
        for (Link link : links) {
            if (link.isUsers() && many) {
                return Optional.of(link.display());
            }
            many |= !link.isUsers();
        }
        return links.stream()
                .filter(Link::isUsers)
                .reduce((nearer, farther) -> farther.isStatic() ? farther : nearer)
                .map(Link::display);
    }

    private List<Link> links(long object) {
        List<Link> links = new ArrayList<>();
        String held = className(object);
        long reference = referrer(object);
        while (references.find(reference) && links.size() < MAX_LINKS) {
            long holder = references.value(0);
            long field = references.value(1);
            if (!objects.find(holder)) {
                break;
            }
            links.add(link(held, field, holder));
            held = className(holder);
            reference = referrer(holder);
        }
        return links;
    }

    private long referrer(long object) {
        return objects.find(object) ? objects.value(2) : 0;
    }

    /** The fields of a class mirror are the static ones of the class it stands for. */
    private Link link(String held, long field, long holder) {
        String name = fields.find(field) ? Names.printable(fields.text(0)) : "";
        objects.find(holder);
        String description = objects.text(1);
        boolean mirror = description.startsWith(MIRROR);
        String owner = mirror ? Names.binaryName(description.substring(MIRROR.length())) : className(holder);
        return new Link(held, Names.printable(owner), name, mirror);
    }
}
