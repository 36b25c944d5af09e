package dev.custody.adapter.http.world;

import java.util.concurrent.atomic.AtomicLong;

/** Ids of the right form. */
public final class Id {
  private static final String BASE32 = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final AtomicLong NEXT = new AtomicLong(1);

  private Id() {}

  /** One that nobody had before. */
  public static String next(String prefix) {
    return of(prefix, NEXT.getAndIncrement());
  }

  /** The one with that number. */
  public static String of(String prefix, long number) {
    StringBuilder body = new StringBuilder();
    for (long left = number; body.length() < 26; left /= 32) {
      body.append(BASE32.charAt((int) (left % 32)));
    }
    return prefix + "_" + body.reverse();
  }
}
