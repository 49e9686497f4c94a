package pricewatch

import kotlin.time.Duration.Companion.milliseconds
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.MutableSharedFlow
import kotlinx.coroutines.flow.SharedFlow
import kotlinx.coroutines.launch
import shopday.ShopDay

/** A visitor's page: it shows the latest price while it is open. */
class OfferPage(private val pricesNow: SharedFlow<Int>, private val market: CoroutineScope) {
    private var shownPrice = 0

    fun openOffer() {
        market.launch {
            pricesNow.collect { price -> shownPrice = price }
        }
    }
}

fun main(args: Array<String>) {
    val market = CoroutineScope(Dispatchers.Default)
    val pricesNow = MutableSharedFlow<Int>(extraBufferCapacity = 8)
    market.launch {
        while (true) {
            pricesNow.emit((100..200).random())
            delay(500.milliseconds)
        }
    }
    ShopDay.doorsOpen(args).serveAll { OfferPage(pricesNow, market).openOffer() }
}
