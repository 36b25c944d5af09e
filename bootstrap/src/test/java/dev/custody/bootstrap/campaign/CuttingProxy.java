package dev.custody.bootstrap.campaign;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A bad network: it forwards to the service, and cuts a connection in the middle of what the client
 * sends, a given number of times.
 */
final class CuttingProxy implements AutoCloseable {
  private static final int BUFFER = 1 << 14;

  private final ServerSocket listening;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger cutsLeft = new AtomicInteger();
  private final AtomicInteger cuts = new AtomicInteger();
  private volatile long cutAfter;
  private volatile @Nullable URI target;

  CuttingProxy() throws IOException {
    listening = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + listening.getLocalPort());
  }

  void forwardTo(URI service) {
    target = service;
  }

  /**
   * From now on.
   *
   * @param times how many connections are cut
   * @param bytes how many of the client's each of them carries
   */
  void cut(int times, long bytes) {
    cutAfter = bytes;
    cuts.set(0);
    cutsLeft.set(times);
  }

  /** How many connections were cut since then. */
  int cuts() {
    return cuts.get();
  }

  @Override
  public void close() throws IOException {
    listening.close();
    threads.shutdownNow();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listening.accept();
        threads.execute(() -> forward(client));
      }
    } catch (IOException e) {
      if (!listening.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void forward(Socket client) {
    URI service = Objects.requireNonNull(target, "forwardTo comes first");
    try (client;
        Socket server = new Socket(service.getHost(), service.getPort())) {
      threads.execute(() -> answers(server, client));
      requests(client, server);
    } catch (IOException e) {
      // One side went away: so does the other, by the closing above.
      return;
    }
  }

  private void requests(Socket client, Socket server) throws IOException {
    byte[] buffer = new byte[BUFFER];
    InputStream in = client.getInputStream();
    OutputStream out = server.getOutputStream();
    long carried = 0;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      out.write(buffer, 0, read);
      carried += read;
      if (carried > cutAfter && cutsLeft.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        cuts.incrementAndGet();
        return;
      }
    }
  }

  private static void answers(Socket server, Socket client) {
    try {
      server.getInputStream().transferTo(client.getOutputStream());
      client.close();
    } catch (IOException e) {
      // One side went away: so does the other, where requests are forwarded.
      return;
    }
  }
}
