package dev.custody.adapter.http.wire;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Settings of the server that this adapter cannot do without, so that no configuration file has to
 * know them.
 */
@Singleton
final class ServerLimits implements BeanCreatedEventListener<NettyHttpServerConfiguration> {
  /** Twice as fast as the default of 8 KiB [measured]. */
  private static final int CHUNK_BYTES = 64 << 10;

  private static final int REQUEST_LINE_BYTES = 8 << 10;
  private static final int HEADER_BYTES = 16 << 10;

  @Override
  public NettyHttpServerConfiguration onCreated(
      BeanCreatedEvent<NettyHttpServerConfiguration> event) {
    NettyHttpServerConfiguration server = event.getBean();
    server.setMaxInitialLineLength(REQUEST_LINE_BYTES);
    server.setMaxHeaderSize(HEADER_BYTES);
    server.setMaxChunkSize(CHUNK_BYTES);
    // Content may be of any length; what reads JSON has a limit of its own.
    server.setMaxRequestSize(Long.MAX_VALUE);
    // What is kept is what was sent, and what is answered is what is kept.
    server.setRequestDecompressionEnabled(false);
    server.setCompressionThreshold(-1);
    // A recorder may be silent for as long as it likes; HeadTimeout looks after everybody else.
    server.setIdleTimeout(Duration.ofSeconds(-1));
    return server;
  }
}
