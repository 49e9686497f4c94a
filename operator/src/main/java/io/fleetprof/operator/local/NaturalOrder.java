package io.fleetprof.operator.local;

/** Names as people order them: {@code goroutine-2} before {@code goroutine-10}. */
final class NaturalOrder {
    private NaturalOrder() {}

    static int compare(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            int endA = end(a, i);
            int endB = end(b, j);
            boolean numbers = isDigit(a.charAt(i)) && isDigit(b.charAt(j));
            int order = numbers
                    ? compareNumbers(a.substring(i, endA), b.substring(j, endB))
                    : a.substring(i, endA).compareTo(b.substring(j, endB));
            if (order != 0) {
                return order;
            }
            i = endA;
            j = endB;
        }
        return Integer.compare(a.length() - i, b.length() - j);
    }

    /** The end of the run of digits, or of other characters, that begins here. */
    private static int end(String text, int start) {
        int end = start + 1;
        while (end < text.length() && isDigit(text.charAt(end)) == isDigit(text.charAt(start))) {
            end++;
        }
        return end;
    }

    private static int compareNumbers(String a, String b) {
        String plainA = a.replaceFirst("^0+(?=.)", "");
        String plainB = b.replaceFirst("^0+(?=.)", "");
        int byLength = Integer.compare(plainA.length(), plainB.length());
        return byLength != 0 ? byLength : plainA.compareTo(plainB);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
