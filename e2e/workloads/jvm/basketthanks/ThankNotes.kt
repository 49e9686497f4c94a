package basketthanks

import java.util.concurrent.atomic.AtomicInteger
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Deferred
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.launch
import shopday.ShopDay

/** Thanks a customer as soon as the basket is paid for. Most baskets are put back. */
class ThankNotes(private val counter: CoroutineScope) {
    private val thanksSent = AtomicInteger()

    fun fillBasket(payment: Deferred<Int>) {
        counter.launch { thanksSent.addAndGet(payment.await()) }
    }
}

fun main(args: Array<String>) {
    val notes = ThankNotes(CoroutineScope(Dispatchers.Default))
    ShopDay.doorsOpen(args).serveAll { notes.fillBasket(CompletableDeferred()) }
}
