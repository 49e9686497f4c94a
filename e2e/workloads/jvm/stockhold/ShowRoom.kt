package stockhold

import java.util.concurrent.atomic.AtomicInteger
import kotlin.time.Duration.Companion.milliseconds
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.withTimeoutOrNull
import shopday.ShopDay

/** Keeps its show pieces as long as it is open, and puts an article aside for a moment only. */
class ShowRoom(private val warehouse: CoroutineScope) {
    private val onShow = AtomicInteger()

    fun exhibitPiece() {
        warehouse.launch {
            onShow.incrementAndGet()
            try {
                delay(Long.MAX_VALUE)
            } finally {
                onShow.decrementAndGet()
            }
        }
    }

    fun holdBriefly() {
        warehouse.launch {
            withTimeoutOrNull(200.milliseconds) { delay(Long.MAX_VALUE) }
        }
    }
}

fun main(args: Array<String>) {
    val day = ShopDay.doorsOpen(args)
    val room = ShowRoom(CoroutineScope(Dispatchers.Default))
    repeat(day.inAll()) { room.exhibitPiece() }
    day.serveOn { room.holdBriefly() }
}
