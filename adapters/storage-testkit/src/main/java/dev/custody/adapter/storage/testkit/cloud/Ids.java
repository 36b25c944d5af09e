package dev.custody.adapter.storage.testkit.cloud;

import java.util.Random;

/** Makes ids that look like AWS's: the same ones in every run. */
final class Ids {
  private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final String MIXED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final String HEX = "0123456789abcdef";

  private final Random random = new Random(20_250_101);

  String unique(String prefix) {
    return prefix + some(UPPER, 16);
  }

  String secret() {
    return some(MIXED, 40);
  }

  String token() {
    return "IQoJb3JpZ2luX2Vj" + some(MIXED, 300);
  }

  String opaque(int length) {
    return some(MIXED, length);
  }

  String hex(int length) {
    return some(HEX, length);
  }

  String request() {
    return some(UPPER, 16);
  }

  String uuid() {
    return "%s-%s-4%s-a%s-%s"
        .formatted(some(HEX, 8), some(HEX, 4), some(HEX, 3), some(HEX, 3), some(HEX, 12));
  }

  private synchronized String some(String alphabet, int length) {
    StringBuilder some = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      some.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return some.toString();
  }
}
