package dev.custody.domain.access;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * A token as its holder shows it: {@code custody_}, 160 random bits in 32 characters of base 32,
 * and the CRC-32 of all that in 7 more, so that a scanner tells a leaked one from a look-alike
 * without asking. Never logged; at rest only its hash.
 */
public final class TokenSecret {
  /** Random bytes that a secret is made from. */
  public static final int ENTROPY_BYTES = 20;

  private static final String PREFIX = "custody_";
  private static final int BODY_CHARACTERS = 32;
  private static final int CHECK_CHARACTERS = 7;
  private static final Pattern FORM = Pattern.compile(PREFIX + "[0-9a-v]{39}");

  private final String text;

  private TokenSecret(String text) {
    this.text = text;
  }

  /** Makes one of {@link #ENTROPY_BYTES} random bytes. */
  public static TokenSecret from(byte[] entropy) {
    if (entropy.length != ENTROPY_BYTES) {
      throw new IllegalArgumentException("a token takes " + ENTROPY_BYTES + " random bytes");
    }
    String body = PREFIX + base32(new BigInteger(1, entropy), BODY_CHARACTERS);
    return new TokenSecret(body + checksum(body));
  }

  /**
   * Reads what a client showed; empty where it has not the form or the checksum of a token of ours.
   */
  public static Optional<TokenSecret> parse(String shown) {
    if (!FORM.matcher(shown).matches()) {
      return Optional.empty();
    }
    int check = shown.length() - CHECK_CHARACTERS;
    return checksum(shown.substring(0, check)).equals(shown.substring(check))
        ? Optional.of(new TokenSecret(shown))
        : Optional.empty();
  }

  /** The whole secret, for the one answer that shows it. */
  public String reveal() {
    return text;
  }

  /** SHA-256 of the text: what is kept at rest. 160 random bits need no salt and no slow hash. */
  public TokenHash hash() {
    return hash(text);
  }

  /** The hash of a token that the operator chose, taken as it is. */
  public static TokenHash hash(String anyToken) {
    try {
      return new TokenHash(
          MessageDigest.getInstance("SHA-256").digest(anyToken.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "TokenSecret[not shown]";
  }

  private static String checksum(String body) {
    CRC32 crc = new CRC32();
    crc.update(body.getBytes(StandardCharsets.US_ASCII));
    return base32(BigInteger.valueOf(crc.getValue()), CHECK_CHARACTERS);
  }

  private static String base32(BigInteger number, int characters) {
    String digits = number.toString(32);
    return "0".repeat(characters - digits.length()) + digits;
  }
}
