package dev.custody.adapter.http.header;

import dev.custody.domain.storage.ByteRange;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One range of bytes as a client asks for it (RFC 9110, section 14.1.2). */
public final class RangeHeader {
  private static final Pattern ONE = Pattern.compile("(?i:bytes)=[ \\t]*(\\d*)-(\\d*)[ \\t]*");

  /** What a range comes to, for content of some length. */
  public sealed interface Outcome {
    /** These bytes. */
    record Part(ByteRange range) implements Outcome {}

    /** All of it: the header is malformed, in another unit or asks for several ranges. */
    record Whole() implements Outcome {}

    /** Nothing of what was asked for is there. */
    record Unsatisfiable() implements Outcome {}
  }

  private RangeHeader() {}

  /**
   * @param length of the content, in bytes
   */
  public static Outcome of(String header, long length) {
    Matcher matcher = ONE.matcher(header);
    if (!matcher.matches()) {
      return new Outcome.Whole();
    }
    Optional<BigInteger> first = number(matcher.group(1));
    Optional<BigInteger> last = number(matcher.group(2));
    if (first.isEmpty()) {
      return last.map(suffix -> suffix(suffix, length)).orElseGet(Outcome.Whole::new);
    }
    if (last.isPresent() && last.get().compareTo(first.get()) < 0) {
      return new Outcome.Whole();
    }
    return fromTo(first.get(), last, length);
  }

  private static Outcome fromTo(BigInteger first, Optional<BigInteger> last, long length) {
    if (first.compareTo(BigInteger.valueOf(length)) >= 0) {
      return new Outcome.Unsatisfiable();
    }
    long from = first.longValueExact();
    long to =
        last.map(end -> end.min(BigInteger.valueOf(length - 1)).longValueExact())
            .orElse(length - 1);
    return new Outcome.Part(new ByteRange(from, to - from + 1));
  }

  private static Outcome suffix(BigInteger suffix, long length) {
    if (suffix.signum() == 0) {
      return new Outcome.Unsatisfiable();
    }
    if (length == 0) {
      // Satisfiable by the letter, but no 206 can tell of no bytes.
      return new Outcome.Whole();
    }
    long bytes = suffix.min(BigInteger.valueOf(length)).longValueExact();
    return new Outcome.Part(new ByteRange(length - bytes, bytes));
  }

  private static Optional<BigInteger> number(String digits) {
    return digits.isEmpty() ? Optional.empty() : Optional.of(new BigInteger(digits));
  }
}
