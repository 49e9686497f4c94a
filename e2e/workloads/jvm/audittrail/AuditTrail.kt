package audittrail

import kotlin.time.Duration.Companion.seconds
import kotlinx.coroutines.DelicateCoroutinesApi
import kotlinx.coroutines.GlobalScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import shopday.ShopDay

/** Writes down who looked at what, and brings each entry up to date again and again. */
class AuditTrail {
    @OptIn(DelicateCoroutinesApi::class)
    fun enterView(article: Int) {
        GlobalScope.launch {
            var revisions = article
            while (true) {
                delay(30.seconds)
                revisions++
            }
        }
    }
}

fun main(args: Array<String>) {
    val trail = AuditTrail()
    ShopDay.doorsOpen(args).serveAll(trail::enterView)
}
