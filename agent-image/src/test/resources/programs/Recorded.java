import java.util.ArrayList;
import java.util.List;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;

/** Has a recording of its own running, with the JDK's settings, while a list grows. */
public class Recorded {
    static final List<byte[]> KEPT = new ArrayList<>();

    public static void main(String[] arguments) throws Exception {
        Recording own = new Recording(Configuration.getConfiguration("profile"));
        own.setName("mine");
        own.enable("jdk.InitialEnvironmentVariable");
        own.enable("jdk.SystemProcess");
        own.start();
        System.out.println("ready");
        for (int i = 0; true; i++) {
            for (int j = 0; i < 2_500 && j < 16; j++) {
                KEPT.add(new byte[4096]);
            }
            Thread.sleep(1);
        }
    }
}
