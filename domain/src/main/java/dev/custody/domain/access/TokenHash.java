package dev.custody.domain.access;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** SHA-256 of a token: what the database keeps. Compared in constant time. */
public final class TokenHash {
  private static final int BYTES = 32;

  private final byte[] digest;

  TokenHash(byte[] digest) {
    if (digest.length != BYTES) {
      throw new IllegalArgumentException("a SHA-256 has 32 bytes, not " + digest.length);
    }
    this.digest = digest.clone();
  }

  public static TokenHash ofHex(String hex) {
    return new TokenHash(HexFormat.of().parseHex(hex));
  }

  public String hex() {
    return HexFormat.of().formatHex(digest);
  }

  /** In a time that tells nothing about where the two differ. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TokenHash that && MessageDigest.isEqual(digest, that.digest);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(digest);
  }

  @Override
  public String toString() {
    return "TokenHash[not shown]";
  }
}
