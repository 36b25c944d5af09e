package dev.custody.adapter.http.wire;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends a connection so that the client reads the answer. One that is answered before its body was
 * sent is told {@code Connection: close}, unless so little is left that reading it costs less than
 * a new connection. Closing while the client still sends would make its system throw the answer
 * away: hence only our side is closed at first, and what comes is dropped for a while (RFC 9112,
 * section 9.6).
 */
final class ConnectionEnd extends ChannelDuplexHandler {
  private static final long WORTH_READING_BYTES = 64 << 10;
  private static final Duration LINGERING = Duration.ofSeconds(5);

  private int unanswered;
  private boolean bodyOpen;
  private boolean awaitsContinue;

  /** Bytes of the body that are to come; meaningless where its length is not told. */
  private long bytesLeft;

  private boolean broken;
  private boolean closeAfterAnswer;
  private @Nullable ChannelPromise lingering;

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (lingering != null) {
      ReferenceCountUtil.release(message);
      return;
    }
    if (message instanceof HttpRequest request) {
      unanswered++;
      bodyOpen = true;
      awaitsContinue = HttpUtil.is100ContinueExpected(request);
      // Neither length nor coding: no body, of which only the end is to come (RFC 9112, section 6.3).
      bytesLeft =
          HttpUtil.isTransferEncodingChunked(request)
              ? Long.MAX_VALUE
              : HttpUtil.getContentLength(request, 0L);
    }
    if (message instanceof HttpContent content) {
      awaitsContinue = false;
      bytesLeft -= content.content().readableBytes();
    }
    if (message instanceof LastHttpContent) {
      bodyOpen = false;
    }
    context.fireChannelRead(message);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if (lingering == null) {
      context.fireChannelReadComplete();
    } else if (bodyOpen || broken) {
      context.read();
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
    if (event == StrictFraming.Broken.BROKEN) {
      broken = true;
    }
    super.userEventTriggered(context, event);
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    ChannelPromise written = promise;
    if (message instanceof HttpResponse response) {
      if (response.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
        awaitsContinue = false;
        var _ = context.write(message, promise);
        return;
      }
      decide(response);
    }
    if (message instanceof LastHttpContent) {
      unanswered--;
      if (closeAfterAnswer) {
        written = promise.unvoid();
        written.addListener(_ -> close(context.channel()));
      }
    }
    var _ = context.write(message, written);
  }

  @Override
  public void close(ChannelHandlerContext context, ChannelPromise promise) {
    if (lingering != null || !(bodyOpen || broken) || !context.channel().isActive()) {
      var _ = context.close(promise);
      return;
    }
    lingering = promise;
    ((DuplexChannel) context.channel()).shutdownOutput().addListener(_ -> linger(context, promise));
  }

  private static void linger(ChannelHandlerContext context, ChannelPromise promise) {
    Runnable end =
        () -> {
          var _ = context.close(promise);
        };
    var _ = context.executor().schedule(end, LINGERING.toMillis(), TimeUnit.MILLISECONDS);
    context.read();
  }

  private static void close(Channel channel) {
    var _ = channel.close();
  }

  /** Whether this answer, which is for the oldest request, has to be the last. */
  private void decide(HttpResponse response) {
    boolean answersOpenBody = unanswered == 1 && bodyOpen;
    closeAfterAnswer =
        (unanswered == 1 && broken)
            || (answersOpenBody && (awaitsContinue || bytesLeft > WORTH_READING_BYTES));
    if (closeAfterAnswer) {
      response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    }
  }
}
