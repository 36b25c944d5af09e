package dev.custody.adapter.http.wire;

import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Puts the rules of the connection between the codec and the framework. */
@Singleton
final class Wire implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
  private final Duration headTimeout;
  private final Duration stallTimeout;

  Wire(
      @Value("${custody.http.head-timeout:60s}") Duration headTimeout,
      @Value("${custody.http.stall-timeout:5m}") Duration stallTimeout) {
    this.headTimeout = headTimeout;
    this.stallTimeout = stallTimeout;
  }

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    event.getBean().register(new OfChannel(null));
    return event.getBean();
  }

  private final class OfChannel implements NettyServerCustomizer {
    private final @Nullable Channel channel;

    OfChannel(@Nullable Channel channel) {
      this.channel = channel;
    }

    @Override
    public NettyServerCustomizer specializeForChannel(Channel newChannel, ChannelRole role) {
      return new OfChannel(newChannel);
    }

    @Override
    public void onStreamPipelineBuilt() {
      if (channel == null) {
        return;
      }
      ChannelPipeline pipeline = channel.pipeline();
      String framework = ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND;
      if (pipeline.context(framework) == null) {
        return;
      }
      // Finds out in time that a recorder's machine is gone.
      channel.config().setOption(ChannelOption.SO_KEEPALIVE, true);
      pipeline
          .addBefore(framework, "custody-head-timeout", new HeadTimeout(headTimeout))
          .addBefore(framework, "custody-stall-timeout", new StallTimeout(stallTimeout))
          .addBefore(framework, "custody-strict-framing", new StrictFraming())
          .addBefore(framework, "custody-connection-end", new ConnectionEnd())
          .addBefore(framework, "custody-request-head", new RequestHead())
          .addBefore(framework, "custody-safe-headers", SafeHeaders.INSTANCE);
    }
  }
}
