package ribbonroom

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.Job
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.cancel
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.channels.ReceiveChannel
import kotlinx.coroutines.job
import kotlinx.coroutines.launch
import shopday.ShopDay

/** Wrappers at a long table wait for ribbon as long as the shop is open. */
class RibbonTable(private val ribbons: ReceiveChannel<Int>) {
    val tableScope = CoroutineScope(SupervisorJob() + Dispatchers.Default)

    fun seatBinder() {
        tableScope.launch {
            for (ribbon in ribbons) check(ribbon >= 0)
        }
    }
}

/** An order whose wrapping may fail by itself, and ends with it. */
class TableOrder(table: Job, private val ribbons: ReceiveChannel<Int>) {
    private val ownScope = CoroutineScope(SupervisorJob(table) + Dispatchers.Default)

    fun tieNeatly() {
        ownScope.launch { ribbons.receive() }
    }

    fun collectOrder() = ownScope.cancel()
}

fun main(args: Array<String>) {
    val day = ShopDay.doorsOpen(args)
    val ribbons = Channel<Int>()
    val table = RibbonTable(ribbons)
    repeat(day.inAll()) { table.seatBinder() }
    day.serveOn {
        val order = TableOrder(table.tableScope.coroutineContext.job, ribbons)
        order.tieNeatly()
        order.collectOrder()
    }
}
