package ribbonroom

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.Job
import kotlinx.coroutines.cancel
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.channels.ReceiveChannel
import kotlinx.coroutines.launch
import shopday.ShopDay

/** An order that is to be wrapped. It has a scope of its own, which ends when the order is taken along unwrapped. */
class RibbonOrder(private val ribbons: ReceiveChannel<Int>) {
    private val orderScope = CoroutineScope(Dispatchers.Default)
    private var ribbonUsed = 0

    @Suppress("DEPRECATION")
    fun tieRibbon(workshop: Job) {
        orderScope.launch(workshop) { ribbonUsed = ribbons.receive() }
    }

    fun takeAlong() = orderScope.cancel()
}

fun main(args: Array<String>) {
    val workshop = Job()
    val ribbons = Channel<Int>()
    ShopDay.doorsOpen(args).serveAll {
        val order = RibbonOrder(ribbons)
        order.tieRibbon(workshop)
        order.takeAlong()
    }
}
