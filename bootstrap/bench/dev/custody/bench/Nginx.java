package dev.custody.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** The peer that serves files. */
final class Nginx implements AutoCloseable {
  private static final int TRIES = 100;

  private final Process process;
  private final int port;

  private Nginx(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Serves what lies under {@code root}, on the loopback address. */
  static Nginx start(Path folder, Path root) throws IOException, InterruptedException {
    int port = freePort();
    Path settings = folder.resolve("nginx.conf");
    Files.writeString(
        settings,
        """
        user root;
        worker_processes 1;
        daemon off;
        pid %1$s/nginx.pid;
        error_log stderr;
        events {}
        http {
          access_log off;
          sendfile on;
          tcp_nopush on;
          server {
            listen 127.0.0.1:%2$d;
            root %3$s;
          }
        }
        """
            .formatted(folder.toAbsolutePath(), port, root.toAbsolutePath()));
    Process process =
        new ProcessBuilder("nginx", "-c", settings.toAbsolutePath().toString()).inheritIO().start();
    Nginx nginx = new Nginx(process, port);
    nginx.awaitListening();
    return nginx;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  private void awaitListening() throws IOException, InterruptedException {
    for (int i = 0; i < TRIES; i++) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        if (socket.isConnected()) {
          return;
        }
      } catch (IOException e) {
        if (!process.isAlive() || i == TRIES - 1) {
          close();
          throw new IOException("nginx does not listen", e);
        }
        // Nothing tells when another's process listens, but asking.
        Thread.sleep(50);
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
