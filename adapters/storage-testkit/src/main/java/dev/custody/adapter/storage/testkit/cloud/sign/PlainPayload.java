package dev.custody.adapter.storage.testkit.cloud.sign;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/** A body that comes as it is. */
public final class PlainPayload extends Payload {
  private final InputStream in;
  private final Optional<String> hash;
  private final MessageDigest digest = Digests.sha256();
  private boolean done;

  /**
   * Makes one.
   *
   * @param hash the SHA-256 in hexadecimal digits, where it was named
   */
  public PlainPayload(InputStream in, Optional<String> hash) {
    this.in = in;
    this.hash = hash;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (done) {
      return -1;
    }
    int count = in.read(into, offset, length);
    if (count > 0 && hash.isPresent()) {
      digest.update(into, offset, count);
    }
    if (count < 0) {
      done = true;
      check();
    }
    return count;
  }

  private void check() throws WrongException {
    if (hash.isPresent() && !Digests.same(hash.get(), HexFormat.of().formatHex(digest.digest()))) {
      throw new WrongException(
          WrongException.Kind.HASH,
          "The provided 'x-amz-content-sha256' header does not match what was computed.");
    }
  }
}
