package pricewatch

import kotlin.time.Duration.Companion.milliseconds
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.MutableSharedFlow
import kotlinx.coroutines.flow.SharedFlow
import kotlinx.coroutines.flow.takeWhile
import kotlinx.coroutines.launch
import shopday.ShopDay

/** Boards on the walls of the branches show prices for as long as there is a market; visitors look for a moment. */
class PriceBoard(private val pricesNow: SharedFlow<Int>, private val market: CoroutineScope) {
    private var boardPrice = 0

    fun hangBoard() {
        market.launch {
            pricesNow.collect { price -> boardPrice = price }
        }
    }

    fun glanceAtPrice() {
        market.launch {
            var glances = 0
            pricesNow.takeWhile { glances++ < 2 }.collect { price -> boardPrice = price }
        }
    }
}

fun main(args: Array<String>) {
    val day = ShopDay.doorsOpen(args)
    val market = CoroutineScope(Dispatchers.Default)
    val pricesNow = MutableSharedFlow<Int>(extraBufferCapacity = 8)
    market.launch {
        while (true) {
            pricesNow.emit((100..200).random())
            delay(500.milliseconds)
        }
    }
    repeat(day.inAll()) { PriceBoard(pricesNow, market).hangBoard() }
    day.serveOn { PriceBoard(pricesNow, market).glanceAtPrice() }
}
