import kotlin.coroutines.EmptyCoroutineContext;
import kotlinx.coroutines.BuildersKt;
import kotlinx.coroutines.CoroutineStart;
import kotlinx.coroutines.DelayKt;
import kotlinx.coroutines.GlobalScope;

/** Starts ten coroutines a second, each of which waits for ten minutes. */
public class Coroutines {
    public static void main(String[] arguments) throws Exception {
        leak();
        System.out.println("ready");
        while (true) {
            leak();
            Thread.sleep(100);
        }
    }

    static void leak() {
        BuildersKt.launch(
                GlobalScope.INSTANCE,
                EmptyCoroutineContext.INSTANCE,
                CoroutineStart.DEFAULT,
                (scope, continuation) -> DelayKt.delay(600_000, continuation));
    }
}
