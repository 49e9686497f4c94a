package audittrail

import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.Duration.Companion.seconds
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.cancel
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import shopday.ShopDay

/** Writes down who looked at what. A clerk for each shelf brings its entries up to date, until the office closes. */
class AuditOffice : AutoCloseable {
    private val office = CoroutineScope(SupervisorJob() + Dispatchers.Default)

    fun employClerk() {
        office.launch {
            var revisions = 0
            while (true) {
                delay(30.seconds)
                revisions++
            }
        }
    }

    fun fileView(article: Int) {
        office.launch { delay((20 + article % 50).milliseconds) }
    }

    override fun close() = office.cancel()
}

fun main(args: Array<String>) {
    val day = ShopDay.doorsOpen(args)
    AuditOffice().use { auditors ->
        repeat(day.inAll()) { auditors.employClerk() }
        day.serveOn(auditors::fileView)
    }
}
