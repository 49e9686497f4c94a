package io.fleetprof.operator.demo;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * New names for the packages, classes, methods and fields of programs, so that nobody can know them beforehand.
 *
 * @param names new ones by old ones
 */
public record Renaming(Map<String, String> names) {
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** What Kotlin puts behind a file's name to have a class for its functions. */
    private static final String OF_FILE = "Kt";

    private static final String[] VOCABULARY =
            ("Amber Anchor Apron Arrow Autumn Badge Barley Basil Beacon Birch Bonnet "
                            + "Bramble Candle Canyon Cedar Chalk Cherry Clover Cobalt Comet Copper Coral Cotton Crane Daisy "
                            + "Dapple Ember Falcon Fennel Fern Fiddle Flint Garnet Ginger Glacier Harbor Hazel Heron Indigo "
                            + "Ivory Jasmine Juniper Kettle Lantern Laurel Lemon Linen Lotus Magnet Maple Marble Meadow Mellow "
                            + "Mint Mosaic Nectar Nutmeg Ocean Olive Onyx Orchid Otter Pebble Pepper Pine Plum Poppy Quartz "
                            + "Quill Raven Ribbon River Saffron Sage Sparrow Spruce Sugar Thistle Timber Topaz Tulip Umber "
                            + "Velvet Violet Walnut Willow Winter Wren Yarrow Zephyr")
                    .split(" ");

    public Renaming {
        names = Map.copyOf(names);
    }

    /**
     * Two words for each name, written as the old one was.
     *
     * @param packages those of the names that are packages: they stay in lower case
     */
    public static Renaming of(Set<String> names, Set<String> packages, long seed) {
        SortedSet<String> sorted = new TreeSet<>(names);
        sorted.addAll(packages);
        Random random = new Random(seed);
        Set<String> used = new HashSet<>();
        Map<String, String> renamed = new HashMap<>();
        for (String old : sorted) {
            String[] pair = pair(random, used);
            renamed.put(old, packages.contains(old) ? (pair[0] + pair[1]).toLowerCase(Locale.ROOT) : like(old, pair));
        }
        return new Renaming(renamed);
    }

    private static String[] pair(Random random, Set<String> used) {
        while (true) {
            String[] pair = {
                VOCABULARY[random.nextInt(VOCABULARY.length)], VOCABULARY[random.nextInt(VOCABULARY.length)]
            };
            if (used.add(pair[0] + pair[1])) {
                return pair;
            }
        }
    }

    private static String like(String old, String[] pair) {
        if (old.equals(old.toUpperCase(Locale.ROOT))) {
            return (pair[0] + "_" + pair[1]).toUpperCase(Locale.ROOT);
        }
        boolean type = Character.isUpperCase(old.charAt(0));
        return (type ? pair[0] : pair[0].toLowerCase(Locale.ROOT)) + pair[1];
    }

    /** Any text with these names: source code, a method as a profile writes it, the name of a file. */
    public String in(String text) {
        return WORD.matcher(text).replaceAll(word -> name(word.group()));
    }

    private String name(String old) {
        String whole = names.get(old);
        if (whole != null || !old.endsWith(OF_FILE)) {
            return whole == null ? old : whole;
        }
        String file = names.get(old.substring(0, old.length() - OF_FILE.length()));
        return file == null ? old : file + OF_FILE;
    }
}
