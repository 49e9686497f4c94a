package io.fleetprof.analysis.peer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who waits for whom. Every walk remembers where it was, so that circles end. */
record Graph(SortedMap<String, Party> parties, List<Link> links) {
    private static final Comparator<Link> HEAVIEST_FIRST = Comparator.comparingLong(Link::waiting)
            .reversed()
            .thenComparing(Link::caller)
            .thenComparing(Link::callee);

    /** Of two parties of one name the one that was profiled counts. */
    static Graph of(Collection<Link> links, Collection<Party> parties) {
        SortedMap<String, Party> byName = new TreeMap<>();
        parties.forEach(party -> byName.merge(
                party.name(), party, (left, right) -> left.sight().compareTo(right.sight()) <= 0 ? left : right));
        return new Graph(byName, links.stream().sorted(HEAVIEST_FIRST).toList());
    }

    List<Link> from(String party) {
        return links.stream().filter(link -> link.caller().equals(party)).toList();
    }

    List<Link> to(String party) {
        return links.stream().filter(link -> link.callee().equals(party)).toList();
    }

    boolean inCircle(String party) {
        return reached(from(party).stream().map(Link::callee), this::callees).contains(party);
    }

    /** Those that one party waits for in the end, by way of others or not. */
    SortedSet<String> ends(String party) {
        return reached(Stream.of(party), this::callees).stream()
                .filter(name -> from(name).isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Parties that wait for each other in any way, each set a graph of its own. */
    List<Graph> components() {
        List<Graph> components = new ArrayList<>();
        Set<String> done = new TreeSet<>();
        for (String start : parties.keySet()) {
            if (!done.contains(start)) {
                SortedSet<String> members = reached(Stream.of(start), this::neighbours);
                done.addAll(members);
                components.add(only(members));
            }
        }
        return components;
    }

    private Graph only(SortedSet<String> members) {
        SortedMap<String, Party> some = new TreeMap<>(parties);
        some.keySet().removeIf(name -> !members.contains(name));
        return new Graph(
                some,
                links.stream().filter(link -> members.contains(link.caller())).toList());
    }

    /** How many calls lie between a party and the nearest end; of those that only go round none. */
    int depth(String party) {
        Set<String> now = new TreeSet<>(Set.of(party));
        Set<String> seen = new TreeSet<>();
        for (int steps = 0; !now.isEmpty(); steps++) {
            if (now.stream().anyMatch(name -> from(name).isEmpty())) {
                return steps;
            }
            seen.addAll(now);
            now = now.stream().flatMap(this::callees).collect(Collectors.toCollection(TreeSet::new));
            now.removeAll(seen);
        }
        return 0;
    }

    /** Every link is on one of them: from those nobody waits for, along the heaviest, to an end or round to itself. */
    List<List<String>> paths() {
        List<List<String>> paths = new ArrayList<>();
        Set<Link> left = new LinkedHashSet<>(links.stream()
                .sorted(Comparator.comparing((Link link) -> !to(link.caller()).isEmpty())
                        .thenComparing(HEAVIEST_FIRST))
                .toList());
        while (!left.isEmpty()) {
            paths.add(path(left.iterator().next(), left));
        }
        return paths;
    }

    private List<String> path(Link start, Set<Link> left) {
        List<String> path = new ArrayList<>(List.of(start.caller()));
        Optional<Link> next = Optional.of(start);
        while (next.isPresent()) {
            Link link = next.get();
            left.remove(link);
            boolean round = path.contains(link.callee());
            path.add(link.callee());
            next = round ? Optional.empty() : onward(link.callee(), path);
        }
        return List.copyOf(path);
    }

    /** Round where it can, as that is what is to be seen, else where most wait. */
    private Optional<Link> onward(String party, List<String> path) {
        List<Link> ways = from(party);
        return ways.stream()
                .filter(link -> path.contains(link.callee()))
                .findFirst()
                .or(() -> ways.stream().filter(link -> inCircle(link.callee())).findFirst())
                .or(() -> ways.stream().findFirst());
    }

    private Stream<String> callees(String party) {
        return from(party).stream().map(Link::callee);
    }

    private Stream<String> neighbours(String party) {
        return Stream.concat(callees(party), to(party).stream().map(Link::caller));
    }

    private static SortedSet<String> reached(Stream<String> start, Function<String, Stream<String>> next) {
        SortedSet<String> seen = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(start.toList());
        while (!open.isEmpty()) {
            String party = open.pop();
            if (seen.add(party)) {
                next.apply(party).forEach(open::push);
            }
        }
        return seen;
    }
}
