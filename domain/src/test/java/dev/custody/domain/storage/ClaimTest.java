package dev.custody.domain.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "bucket, '',   bucket, '',   true",
        "bucket, '',   bucket, a/,   true",
        "bucket, a/,   bucket, a/b/, true",
        "bucket, a/,   bucket, a/,   true",
        "bucket, a/,   bucket, b/,   false",
        "bucket, a/b/, bucket, a/c/, false",
        "bucket, '',   Bucket, '',   false",
        "bucket, a/,   other,  a/,   false",
      })
  void twoOverlapWhereOnePrefixHoldsTheOther(
      String resource, String prefix, String otherResource, String otherPrefix, boolean overlap) {
    Claim one = new Claim(resource, prefix);
    Claim other = new Claim(otherResource, otherPrefix);

    assertEquals(overlap, one.overlaps(other));
    assertEquals(overlap, other.overlaps(one));
  }
}
