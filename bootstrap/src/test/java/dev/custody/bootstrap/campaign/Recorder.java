package dev.custody.bootstrap.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/**
 * Sends one recording from where the service says that it is to its end. It speaks tus, or plain
 * PUT and POST, over a connection of its own.
 */
final class Recorder implements Runnable {
  private final URI address;
  private final Tenant tenant;
  private final Promised promised;
  private final Style style;
  private final RandomGenerator random;
  private final Strike strike;

  /**
   * @param style how it goes on: not as it began, where it broke off
   * @param strike after which a broken connection is what is to be expected
   */
  Recorder(
      URI address,
      Tenant tenant,
      Promised promised,
      Style style,
      RandomGenerator random,
      Strike strike) {
    this.address = address;
    this.tenant = tenant;
    this.promised = promised;
    this.style = style;
    this.random = random;
    this.strike = strike;
  }

  @Override
  public void run() {
    promised.beginning();
    try (TusWire tus = TusWire.to(address, tenant)) {
      strike.watch(tus.wire());
      switch (style.transport()) {
        case PATCHES, CHECKED_PATCHES -> patches(tus, madeOrFound(tus));
        case OPEN_PATCH -> openPatch(tus, madeOrFound(tus));
        case PUT -> put(tus);
        case POST -> post(tus.wire());
      }
      promised.end();
    } catch (IOException e) {
      if (!strike.happened()) {
        throw new UncheckedIOException("the connection broke of " + promised, e);
      }
    }
  }

  /** Its offset. */
  private long madeOrFound(TusWire tus) throws IOException {
    if (promised.id().isEmpty()) {
      promised.made(
          tus.make(
              promised.title(),
              promised.style().deferred()
                  ? OptionalLong.empty()
                  : OptionalLong.of(promised.goal())));
      return 0;
    }
    long offset = tus.head(promised.knownId());
    promised.acknowledge(offset);
    return offset;
  }

  private void patches(TusWire tus, long from) throws IOException {
    boolean checked = style.transport() == Style.Transport.CHECKED_PATCHES;
    long offset = from;
    while (offset < promised.goal()) {
      byte[] piece = piece(offset);
      offset += piece.length;
      acknowledged(tus.patch(promised.knownId(), offset - piece.length, piece, checked), offset);
      style.pause(random);
    }
    endDeferred(tus);
  }

  private void openPatch(TusWire tus, long from) throws IOException {
    tus.openPatch(promised.knownId(), from);
    chunks(tus.wire(), from);
    acknowledged(tus.endPatch(), promised.goal());
    endDeferred(tus);
  }

  private void put(TusWire tus) throws IOException {
    madeOrFound(tus);
    Wire wire = tus.wire();
    plainRequest(wire, "PUT", tenant.content(promised.knownId()));
    wire.lastChunk();
    wire.reply().expect(200);
  }

  private void post(Wire wire) throws IOException {
    plainRequest(wire, "POST", tenant.recordings() + "?title=" + promised.title());
    wire.lastChunk();
    promised.made(wire.reply().expect(201).idInLocation());
  }

  /** All but its end. */
  private void plainRequest(Wire wire, String method, String path) throws IOException {
    wire.request(
        method,
        path,
        "Authorization",
        tenant.authorization(),
        "Content-Type",
        "audio/ogg",
        "Transfer-Encoding",
        "chunked");
    chunks(wire, 0);
  }

  private void chunks(Wire wire, long from) throws IOException {
    long offset = from;
    while (offset < promised.goal()) {
      byte[] piece = piece(offset);
      wire.chunk(piece);
      offset += piece.length;
      style.pause(random);
    }
  }

  private byte[] piece(long offset) {
    int length = style.piece(random, promised.goal() - offset);
    promised.sending(offset + length);
    return promised.content().piece(offset, length);
  }

  /** In one of the two ways that there are. */
  private void endDeferred(TusWire tus) throws IOException {
    if (!promised.style().deferred()) {
      return;
    }
    if (random.nextBoolean()) {
      tus.tellLength(promised.knownId(), promised.goal());
      return;
    }
    Wire wire = tus.wire();
    wire.request(
        "POST",
        tenant.recording(promised.knownId()) + "/seal",
        "Authorization",
        tenant.authorization(),
        "Content-Length",
        "0");
    wire.reply().expect(200);
  }

  private void acknowledged(long offset, long expected) {
    if (offset != expected) {
      throw new IllegalStateException(
          "Upload-Offset is %d instead of %d: %s".formatted(offset, expected, promised));
    }
    promised.acknowledge(offset);
  }
}
