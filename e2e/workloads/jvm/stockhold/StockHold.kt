package stockhold

import java.util.concurrent.atomic.AtomicInteger
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import shopday.ShopDay

/** Puts an article aside for a customer who is on the way. */
class StockHold(private val warehouse: CoroutineScope) {
    private val putAside = AtomicInteger()

    fun holdArticle() {
        warehouse.launch {
            putAside.incrementAndGet()
            try {
                delay(Long.MAX_VALUE)
            } finally {
                putAside.decrementAndGet()
            }
        }
    }
}

fun main(args: Array<String>) {
    val hold = StockHold(CoroutineScope(Dispatchers.Default))
    ShopDay.doorsOpen(args).serveAll { hold.holdArticle() }
}
