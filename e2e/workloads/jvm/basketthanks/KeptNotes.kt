package basketthanks

import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.atomic.AtomicInteger
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Deferred
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.Job
import kotlinx.coroutines.launch
import shopday.ShopDay

/** Thanks a customer as soon as the basket is paid for, and forgets a basket that is put back. */
class KeptNotes(private val counter: CoroutineScope) {
    private val notesByBasket = ConcurrentHashMap<Int, Job>()
    private val gratitude = AtomicInteger()

    fun packBasket(basket: Int, payment: Deferred<Int>) {
        notesByBasket[basket] = counter.launch { gratitude.addAndGet(payment.await()) }
    }

    fun putBackBasket(basket: Int) {
        notesByBasket.remove(basket)?.cancel()
    }
}

fun main(args: Array<String>) {
    val day = ShopDay.doorsOpen(args)
    val notes = KeptNotes(CoroutineScope(Dispatchers.Default))
    val baskets = day.inAll()
    repeat(baskets) { basket -> notes.packBasket(basket, CompletableDeferred()) }
    day.serveOn { customer ->
        notes.putBackBasket(customer)
        notes.packBasket(customer + baskets, CompletableDeferred())
    }
}
