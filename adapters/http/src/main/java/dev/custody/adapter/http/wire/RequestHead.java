package dev.custody.adapter.http.wire;

import dev.custody.adapter.http.header.Accepted;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Makes of a request what it means, before anybody judges it. A tus client that cannot send PATCH
 * or DELETE sends POST with {@code X-HTTP-Method-Override}. And there is one representation of
 * everything here, so that Accept says nothing (RFC 9110, section 12.5.1); it is put aside for who
 * wants to know whether a browser asks.
 */
final class RequestHead extends ChannelInboundHandlerAdapter {
  private static final String METHOD_OVERRIDE = "X-HTTP-Method-Override";
  private static final Set<String> OVERRIDES = Set.of("PATCH", "DELETE");
  private static final Pattern UPLOAD =
      Pattern.compile("/v1/organizations/[^/?#]+/uploads/[^/?#]+(?:\\?.*)?");

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest request && request.decoderResult().isSuccess()) {
      overrideMethod(request);
      putAccepted(request.headers());
    }
    context.fireChannelRead(message);
  }

  private static void putAccepted(HttpHeaders headers) {
    List<String> accepted = headers.getAll(HttpHeaderNames.ACCEPT);
    headers.remove(HttpHeaderNames.ACCEPT);
    headers.set(Accepted.HEADER, accepted);
  }

  private static void overrideMethod(HttpRequest request) {
    List<String> overrides = request.headers().getAll(METHOD_OVERRIDE);
    if (overrides.size() == 1
        && request.method().equals(HttpMethod.POST)
        && UPLOAD.matcher(request.uri()).matches()) {
      String method = overrides.getFirst().strip().toUpperCase(Locale.ROOT);
      if (OVERRIDES.contains(method)) {
        request.setMethod(HttpMethod.valueOf(method));
      }
    }
  }
}
