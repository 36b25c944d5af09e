package dev.custody.adapter.storage.s3;

import dev.custody.domain.storage.CheckStatus;
import java.util.function.Consumer;

/**
 * One way of getting it wrong, and what an administrator is told.
 *
 * @param made does it
 * @param check the first line of the report that is not as it should be
 * @param words a part of its message
 * @param code the cloud's, empty where it has none
 * @param shown which snippet is shown
 * @param mended whether it mends all
 */
record Mistake(
    String name,
    Consumer<Customer> made,
    String check,
    CheckStatus status,
    String words,
    String code,
    Snippet shown,
    boolean mended) {

  /** What to paste. */
  enum Snippet {
    TRUST_POLICY,
    PERMISSION_POLICY,
    NONE
  }

  static Mistake of(
      String name, Consumer<Customer> made, String check, CheckStatus status, String words) {
    return new Mistake(name, made, check, status, words, "", Snippet.NONE, false);
  }

  Mistake code(String told) {
    return new Mistake(name, made, check, status, words, told, shown, mended);
  }

  Mistake shows(Snippet snippet) {
    return new Mistake(name, made, check, status, words, code, snippet, false);
  }

  Mistake mendedBy(Snippet snippet) {
    return new Mistake(name, made, check, status, words, code, snippet, true);
  }

  @Override
  public String toString() {
    return name;
  }
}
