package dev.custody.adapter.http.wire;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A connection on which nothing is under way has some time to bring the whole head of its next
 * request: enough against those who say nothing, and against those who say it a byte a second. A
 * request that is under way may last for days.
 */
final class HeadTimeout extends ChannelDuplexHandler {
  private final Duration timeout;
  private int underWay;
  private @Nullable Future<?> timer;

  HeadTimeout(Duration timeout) {
    this.timeout = timeout;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    start(context);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    stop();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest) {
      underWay++;
      stop();
    }
    context.fireChannelRead(message);
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    boolean informational =
        message instanceof HttpResponse response
            && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    if (message instanceof LastHttpContent && !informational) {
      underWay--;
      if (underWay == 0) {
        start(context);
      }
    }
    var _ = context.write(message, promise);
  }

  private void start(ChannelHandlerContext context) {
    stop();
    timer =
        context.executor().schedule(() -> end(context), timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void end(ChannelHandlerContext context) {
    if (underWay == 0) {
      var _ = context.close();
    }
  }

  private void stop() {
    if (timer != null) {
      timer.cancel(false);
      timer = null;
    }
  }
}
