package shop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;

/** Steps at the recorder's pace: {@code ready}, then one step for every line of input. */
interface Steps {
    void step() throws Exception;

    static void run(Steps steps) throws Exception {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in));
        do {
            steps.step();
            Thread.sleep(300);
            System.out.println("ready");
        } while (input.readLine() != null);
        System.exit(0);
    }
}
