package dev.custody.adapter.storage.testkit.cloud.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Listens on a port of the loopback address; a virtual thread a connection. */
public final class HttpServer implements AutoCloseable {
  /** Answers one request. */
  @FunctionalInterface
  public interface Handler {
    void handle(Exchange exchange) throws IOException;
  }

  private final ServerSocket listening;
  private final Handler handler;
  private final @Nullable SSLContext tls;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private HttpServer(ServerSocket listening, Handler handler, @Nullable SSLContext tls) {
    this.listening = listening;
    this.handler = handler;
    this.tls = tls;
  }

  /**
   * Starts one.
   *
   * @param port 0 for any that is free
   */
  public static HttpServer start(int port, Handler handler, @Nullable SSLContext tls) {
    try {
      ServerSocket listening = new ServerSocket();
      listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 512);
      HttpServer server = new HttpServer(listening, handler, tls);
      Thread.ofVirtual().name("cloud-accept").start(server::accept);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return listening.getLocalPort();
  }

  public boolean isSecure() {
    return tls != null;
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket socket = listening.accept();
        open.add(socket);
        Thread.ofVirtual().name("cloud-connection").start(() -> serve(socket));
      } catch (IOException e) {
        // Closed, or a connection that was gone before it was accepted.
      }
    }
  }

  private void serve(Socket plain) {
    try (Socket socket = plain) {
      if (listening.isClosed()) {
        return;
      }
      socket.setTcpNoDelay(true);
      Socket talking = socket;
      if (tls != null) {
        SSLSocket secured =
            (SSLSocket) tls.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
        secured.setUseClientMode(false);
        talking = secured;
      }
      new Connection(talking, socket, tls != null, handler).serve();
    } catch (IOException e) {
      // The client went away.
    } finally {
      open.remove(plain);
    }
  }

  @Override
  public void close() {
    try {
      listening.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
