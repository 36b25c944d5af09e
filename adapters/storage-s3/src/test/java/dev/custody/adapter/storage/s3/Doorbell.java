package dev.custody.adapter.storage.s3;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody whom nobody may call: counts who does, and hangs up. */
final class Doorbell implements AutoCloseable {
  private final ServerSocket listening;
  private final AtomicInteger rings = new AtomicInteger();

  private Doorbell(ServerSocket listening) {
    this.listening = listening;
    Thread.ofVirtual().name("doorbell").start(this::listen);
  }

  /**
   * @param port 0 for any that is free
   */
  static Doorbell at(String address, int port) throws IOException {
    return new Doorbell(new ServerSocket(port, 16, InetAddress.ofLiteral(address)));
  }

  int port() {
    return listening.getLocalPort();
  }

  int rings() {
    return rings.get();
  }

  private void listen() {
    while (!listening.isClosed()) {
      try {
        listening.accept().close();
        rings.incrementAndGet();
      } catch (IOException e) {
        // Closed, or gone before it was accepted.
      }
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
