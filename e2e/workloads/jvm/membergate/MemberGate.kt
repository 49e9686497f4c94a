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
import java.util.concurrent.atomic.AtomicInteger
import kotlinx.coroutines.asCoroutineDispatcher
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withContext
import shopday.ShopDay

/** Lets members in: their cards are looked up on the loop that serves their connection. */
class MemberGate(private val seated: AtomicInteger) : ChannelInboundHandlerAdapter() {
    override fun channelRead(context: ChannelHandlerContext, card: Any) {
        ReferenceCountUtil.release(card)
        admitMember(context)
    }

    private fun admitMember(context: ChannelHandlerContext) {
        val loop = context.channel().eventLoop().asCoroutineDispatcher()
        runBlocking {
            withContext(loop) { seated.incrementAndGet() }
        }
    }
}

fun main(args: Array<String>) {
    val day = ShopDay.doorsOpen(args)
    val seated = AtomicInteger()
    val doors = MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory())
    val halls = MultiThreadIoEventLoopGroup(day.inAll(), NioIoHandler.newFactory())
    val server = ServerBootstrap()
        .group(doors, halls)
        .channel(NioServerSocketChannel::class.java)
        .childHandler(object : ChannelInitializer<SocketChannel>() {
            override fun initChannel(channel: SocketChannel) {
                channel.pipeline().addLast(MemberGate(seated))
            }
        })
        .bind(InetAddress.getLoopbackAddress(), 0).sync().channel()
    val members = mutableListOf<Socket>()
    day.serveAll { card ->
        val member = Socket()
        member.connect(server.localAddress() as InetSocketAddress)
        member.getOutputStream().write(card)
        members += member
    }
}
