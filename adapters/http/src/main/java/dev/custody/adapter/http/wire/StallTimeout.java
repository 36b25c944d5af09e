package dev.custody.adapter.http.wire;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection whose client takes nothing of an answer for too long: it holds what the
 * answer is read from.
 */
final class StallTimeout extends ChannelInboundHandlerAdapter {
  private final Duration timeout;
  private @Nullable Future<?> timer;

  StallTimeout(Duration timeout) {
    this.timeout = timeout;
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    stop();
    if (!context.channel().isWritable()) {
      timer =
          context
              .executor()
              .schedule(() -> end(context), timeout.toMillis(), TimeUnit.MILLISECONDS);
    }
    context.fireChannelWritabilityChanged();
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    stop();
  }

  private static void end(ChannelHandlerContext context) {
    var _ = context.close();
  }

  private void stop() {
    if (timer != null) {
      timer.cancel(false);
      timer = null;
    }
  }
}
