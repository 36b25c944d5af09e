package dev.custody.adapter.http.wire;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import java.util.Map;

/**
 * No answer of any kind leaves without these; one that needs others says so itself. Here, at the
 * last moment, so that errors of the framework have them too.
 */
@Sharable
final class SafeHeaders extends ChannelOutboundHandlerAdapter {
  static final SafeHeaders INSTANCE = new SafeHeaders();

  private static final Map<String, String> UNLESS_SAID =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "Content-Security-Policy",
              "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
          "X-Frame-Options", "DENY",
          "Referrer-Policy", "no-referrer",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cache-Control", "no-store");

  private SafeHeaders() {}

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (message instanceof HttpResponse response
        && response.status().codeClass() != HttpStatusClass.INFORMATIONAL) {
      HttpHeaders headers = response.headers();
      UNLESS_SAID.forEach((name, value) -> {
        if (!headers.contains(name)) {
          headers.set(name, value);
        }
      });
    }
    var _ = context.write(message, promise);
  }
}
