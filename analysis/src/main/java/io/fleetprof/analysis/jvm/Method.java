package io.fleetprof.analysis.jvm;

import io.fleetprof.analysis.population.Frame;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of a Java stack: {@code shop.Orders.place(Orders.java:22)}, with a loader and a module before the class or,
 * as HotSpot prints it, before the file.
 *
 * @param frame as people read it: a lambda is named after the method it stands in, for its number changes with a build
 * @param isLambdaClass whether it only passes the call on to the code of a lambda
 */
public record Method(Frame frame, Owner owner, boolean isLambdaClass) {
    private static final Pattern LAMBDA = Pattern.compile("lambda\\$(\\w+)\\$\\d+$");
    /** The class that stands for a lambda; its number or address differs from run to run. */
    private static final Pattern LAMBDA_CLASS = Pattern.compile("\\$\\$Lambda(\\$\\d+)?(/0x\\w+)?");

    /** Subclasses that frameworks make at run time: the method is the one of the class before the mark. */
    private static final Pattern PROXY =
            Pattern.compile("\\$\\$(EnhancerBy\\w*|FastClassBy\\w*|SpringCGLIB|HibernateProxy)(\\$\\$?\\w+)*");

    private static final int MAX_NAME = 512;

    /** Takes any text: what does not look like a call is a function without file. */
    public static Method parse(String text) {
        int open = text.lastIndexOf('(');
        String name = open < 0 ? text : text.substring(0, open);
        String source = open < 0 ? "" : text.substring(open + 1, Math.max(open + 1, text.length() - 1));
        String function = function(withoutModule(name.strip()));
        int dot = function.lastIndexOf('.');
        Owner owner = owner(dot < 0 ? function : function.substring(0, dot));
        Frame frame = frame(function, source.substring(source.lastIndexOf('/') + 1));
        return new Method(frame, owner, function.contains("$$Lambda"));
    }

    /** The same method at a line, 1-based. */
    public Method at(int line) {
        return new Method(new Frame(frame.function(), frame.file(), line), owner, isLambdaClass);
    }

    /** Whose code a class is, by its full name. */
    public static Owner owner(String className) {
        return Libraries.owner(className);
    }

    /** {@code app//shop.Orders.place}, {@code java.base/java.lang.Thread.run}; a hidden class has a slash of its own. */
    private static String withoutModule(String name) {
        int hidden = name.indexOf("/0x");
        int slash = name.lastIndexOf('/', hidden < 0 ? name.length() : hidden - 1);
        return slash < 0 ? name : name.substring(slash + 1);
    }

    private static String function(String name) {
        String plain = PROXY.matcher(className(name)).replaceAll("");
        Matcher lambda = LAMBDA.matcher(plain);
        String function = lambda.find() ? plain.substring(0, lambda.start()) + inside(lambda.group(1)) : plain;
        return function.length() <= MAX_NAME ? function : function.substring(0, MAX_NAME);
    }

    /** A class, or a method with it, without what differs from run to run. */
    public static String className(String name) {
        return LAMBDA_CLASS.matcher(name).replaceAll("\\$\\$Lambda");
    }

    /** The stack without the classes that stand for lambdas, unless one of them is all that is the user's. */
    public static List<Method> withoutLambdaClasses(List<Method> stack) {
        boolean named = false;
        boolean lambdas = false;
        for (Method method : stack) {
            boolean lambda = method.isLambdaClass();
            lambdas |= lambda;
            named |= !lambda && method.owner() == Owner.USER;
        }
        return named && lambdas
                ? stack.stream().filter(method -> !method.isLambdaClass()).toList()
                : stack;
    }

    private static String inside(String method) {
        return switch (method) {
            case "new" -> "<init>";
            case "static" -> "<clinit>";
            default -> method;
        };
    }

    private static Frame frame(String function, String source) {
        int colon = source.lastIndexOf(':');
        if (colon < 0) {
            boolean file = source.endsWith(".java") || source.endsWith(".kt");
            return new Frame(function, file ? source : "", 0);
        }
        return new Frame(function, source.substring(0, colon), line(source.substring(colon + 1)));
    }

    private static int line(String digits) {
        boolean number =
                !digits.isEmpty() && digits.length() < 9 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Integer.parseInt(digits) : 0;
    }

    public String function() {
        return frame.function();
    }
}
