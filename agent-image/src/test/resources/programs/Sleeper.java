/** Waits to be looked at: a virtual thread and a platform thread that sleep. */
public class Sleeper {
    public static void main(String[] arguments) throws Exception {
        System.out.println("ready");
        Thread.sleep(600_000);
    }
}
