package membergate

import io.netty.bootstrap.ServerBootstrap
import io.netty.channel.ChannelHandlerContext
import io.netty.channel.ChannelInboundHandlerAdapter
import io.netty.channel.ChannelInitializer
import io.netty.channel.MultiThreadIoEventLoopGroup
import io.netty.channel.nio.NioIoHandler
import io.netty.channel.socket.SocketChannel
import io.netty.channel.socket.nio.NioServerSocketChannel
import io.netty.util.ReferenceCountUtil
import java.net.InetAddress
import java.net.InetSocketAddress
import java.net.Socket
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.asCoroutineDispatcher
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import shopday.ShopDay

/** Lets members in without holding up the loop; clerks at desks of their own wait for those who want a new card. */
class MemberLobby(private val newCards: Channel<Int>) : ChannelInboundHandlerAdapter() {
    private val lobby = SupervisorJob()

    override fun channelRead(context: ChannelHandlerContext, card: Any) {
        ReferenceCountUtil.release(card)
        CoroutineScope(lobby + context.channel().eventLoop().asCoroutineDispatcher()).launch {
            newCards.send(1)
            context.close()
        }
    }
}

/** Each clerk has a thread: it may wait. */
class CardClerk(private val newCards: Channel<Int>) {
    fun serveDesk() = runBlocking {
        for (card in newCards) check(card > 0)
    }
}

fun main(args: Array<String>) {
    val day = ShopDay.doorsOpen(args)
    val newCards = Channel<Int>(100)
    repeat(day.inAll()) { desk -> Thread(CardClerk(newCards)::serveDesk, "clerk-$desk").start() }
    val doors = MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory())
    val halls = MultiThreadIoEventLoopGroup(day.inAll(), NioIoHandler.newFactory())
    val server = ServerBootstrap()
        .group(doors, halls)
        .channel(NioServerSocketChannel::class.java)
        .childHandler(object : ChannelInitializer<SocketChannel>() {
            override fun initChannel(channel: SocketChannel) {
                channel.pipeline().addLast(MemberLobby(newCards))
            }
        })
        .bind(InetAddress.getLoopbackAddress(), 0).sync().channel()
    day.serveOn { card ->
        Socket().use { member ->
            member.connect(server.localAddress() as InetSocketAddress)
            member.getOutputStream().write(card)
            check(member.getInputStream().read() < 0)
        }
    }
}
