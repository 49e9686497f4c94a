package io.fleetprof.analysis.jfr;

import io.fleetprof.analysis.jvm.Method;
import io.fleetprof.analysis.jvm.Owner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedObject;

/**
 * What of a chain of references to name: the field in which the user's code keeps what piles up. From the object
 * outwards that is the first field of the user's behind something that holds many, an array or a class that is not the
 * user's; so of {@code receipt ← Order.receipt ← HashMap$Node.value ← [28] ← HashMap.table ← Cache.ORDERS} the last.
 */
final class Holder {
    /** Chains end at the root; a longer one is a circle that somebody made. */
    private static final int MAX_LINKS = 10_000;

    private static final String MIRROR = "Class Name: ";

    private Holder() {}

    /** A class that only its own package can name in a field, as {@code HashMap$Node} is, or an array of it. */
    private static final Pattern INNER = Pattern.compile("(\\[+L)?java\\.util\\..*\\$.*");

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

    static Optional<String> of(RecordedObject object) {
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

    private static List<Link> links(RecordedObject object) {
        List<Link> links = new ArrayList<>();
        String held = className(object);
        RecordedObject reference = object.getValue("referrer");
        while (reference != null && links.size() < MAX_LINKS) {
            RecordedObject holder = reference.getValue("object");
            if (holder == null) {
                break;
            }
            links.add(link(held, reference.getValue("field"), holder));
            held = className(holder);
            reference = holder.getValue("referrer");
        }
        return links;
    }

    /** The fields of a class mirror are the static ones of the class it stands for. */
    private static Link link(String held, RecordedObject field, RecordedObject holder) {
        String description = holder.getString("description");
        String name = field == null || field.getString("name") == null ? "" : Names.printable(field.getString("name"));
        boolean mirror = description != null && description.startsWith(MIRROR);
        String owner = mirror ? Names.binaryName(description.substring(MIRROR.length())) : className(holder);
        return new Link(held, Names.printable(owner), name, mirror);
    }

    static String className(RecordedObject object) {
        RecordedClass type = object.getValue("type");
        return type == null || type.getName() == null ? "" : Names.printable(Names.binaryName(type.getName()));
    }
}
