package dev.custody.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;

/**
 * P1: one fast stream in, hashed, acknowledged durable, against a plain program that appends and
 * forces the same bytes to the same disk, 8 MiB at a time.
 *
 * <p>Arguments: launcher, folder on the disk to measure, MiB a run (default 1024), runs (default
 * 5).
 */
public final class IngestBench {
  private static final int PIECE = 1 << 20;
  private static final int FORCED_MEBIBYTES = 8;

  private IngestBench() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory(Path.of(arguments[1]), "ingest-bench");
    int mebibytes = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1024;
    int runs = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 5;
    byte[] piece = new byte[PIECE];
    new Random(1).nextBytes(piece);
    double[] ratios = new double[runs];
    double[] cpu = new double[runs];
    try (ServiceProcess service =
        ServiceProcess.start(Path.of(arguments[0]), folder.resolve("data"), "")) {
      stream(service, piece, 64);
      for (int run = 0; run < runs; run++) {
        double plain = plain(folder.resolve("plain"), piece, mebibytes);
        double cpuBefore = service.cpuSeconds();
        double custody = stream(service, piece, mebibytes);
        cpu[run] = (service.cpuSeconds() - cpuBefore) / (mebibytes / 1024.0);
        ratios[run] = plain / custody;
        System.out.printf(
            "run %d: plain %.0f MiB/s, custody %.0f MiB/s, ratio %.2f, %.2f CPU s/GiB until acknowledged%n",
            run + 1, mebibytes / plain, mebibytes / custody, ratios[run], cpu[run]);
      }
    }
    Arrays.sort(ratios);
    Arrays.sort(cpu);
    System.out.printf(
        "P1 median ratio %.2f (to reach: 0.80), median %.2f CPU s/GiB (to reach: 1.30)%n",
        ratios[runs / 2], cpu[runs / 2]);
    System.out.println("data left in " + folder);
  }

  private static double plain(Path file, byte[] piece, int mebibytes) throws IOException {
    long begun = System.nanoTime();
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.allocateDirect(PIECE).put(piece);
      for (int i = 1; i <= mebibytes; i++) {
        buffer.clear();
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        if (i % FORCED_MEBIBYTES == 0) {
          channel.force(false);
        }
      }
      channel.force(false);
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    Files.delete(file);
    return seconds;
  }

  private static double stream(ServiceProcess service, byte[] piece, int mebibytes)
      throws IOException {
    URI target = service.recordings();
    long begun = System.nanoTime();
    try (Socket socket = new Socket(target.getHost(), target.getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          """
          POST %s?title=bench HTTP/1.1\r
          Host: %s:%d\r
          Authorization: Bearer %s\r
          Content-Type: application/octet-stream\r
          Transfer-Encoding: chunked\r
          Connection: close\r
          \r
          """
              .formatted(target.getPath(), target.getHost(), target.getPort(), service.token())
              .getBytes(StandardCharsets.US_ASCII));
      byte[] head = "%x\r\n".formatted(PIECE).getBytes(StandardCharsets.US_ASCII);
      byte[] tail = "\r\n".getBytes(StandardCharsets.US_ASCII);
      for (int i = 0; i < mebibytes; i++) {
        out.write(head);
        out.write(piece);
        out.write(tail);
      }
      out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      out.flush();
      byte[] answer = new BufferedInputStream(socket.getInputStream()).readAllBytes();
      String said = new String(answer, StandardCharsets.UTF_8);
      if (!said.startsWith("HTTP/1.1 201")) {
        throw new IOException("not taken: " + said);
      }
    }
    return (System.nanoTime() - begun) / 1e9;
  }
}
