package dev.custody.adapter.http.wire;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Refuses what could be read as two different requests, and a body that is not whole. After that
 * nothing more of the connection is read as HTTP. (The framework by itself takes a broken chunk for
 * the end of the body.)
 */
final class StrictFraming extends ChannelInboundHandlerAdapter {
  private static final int MOST_HEADERS = 100;

  /** RFC 9112, section 3.2, without the form for CONNECT. */
  private static final Pattern TARGET = Pattern.compile("/|(?i:https?)://|\\*$");

  private boolean refused;

  /** Told to what is behind: the connection cannot be used for another request. */
  enum Broken {
    BROKEN
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (refused) {
      ReferenceCountUtil.release(message);
    } else if (message instanceof HttpRequest request) {
      head(context, request);
    } else if (message instanceof HttpContent content && content.decoderResult().isFailure()) {
      brokenBody(context, content);
    } else {
      context.fireChannelRead(message);
    }
  }

  private void head(ChannelHandlerContext context, HttpRequest request) {
    if (request.decoderResult().isSuccess()) {
      violation(request)
          .ifPresent(rule ->
              request.setDecoderResult(DecoderResult.failure(new IllegalArgumentException(rule))));
    }
    if (request.decoderResult().isFailure()) {
      refused = true;
      context.fireUserEventTriggered(Broken.BROKEN);
      if (request.decoderResult().cause() instanceof PrematureChannelClosureException) {
        ReferenceCountUtil.release(request);
        return;
      }
    }
    context.fireChannelRead(request);
  }

  private void brokenBody(ChannelHandlerContext context, HttpContent content) {
    refused = true;
    Throwable cause = content.decoderResult().cause();
    content.release();
    context.fireUserEventTriggered(Broken.BROKEN);
    // "connection broken": the words by which the framework tells a client's fault from its own,
    // where nobody reads the body any more.
    context.fireExceptionCaught(new IOException("connection broken: malformed chunk", cause));
  }

  private static Optional<String> violation(HttpRequest request) {
    HttpVersion version = request.protocolVersion();
    if (!version.equals(HttpVersion.HTTP_1_1) && !version.equals(HttpVersion.HTTP_1_0)) {
      return Optional.of("another version of HTTP");
    }
    if (!TARGET.matcher(request.uri()).lookingAt()) {
      return Optional.of("a target that is neither a path nor an address");
    }
    HttpHeaders headers = request.headers();
    if (headers.size() > MOST_HEADERS) {
      return Optional.of("too many headers");
    }
    List<String> hosts = headers.getAll(HttpHeaderNames.HOST);
    boolean hostMissing = hosts.isEmpty() && version.equals(HttpVersion.HTTP_1_1);
    if (hosts.size() > 1 || hostMissing) {
      return Optional.of("one Host is needed (RFC 9112, section 3.2)");
    }
    List<String> codings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
    boolean chunked =
        codings.size() == 1
            && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(codings.getFirst().strip());
    if (!codings.isEmpty() && !chunked) {
      return Optional.of("the only transfer coding is chunked");
    }
    return Optional.empty();
  }
}
