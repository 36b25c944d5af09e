package dev.custody.domain.storage;

/** How one check of a verification ended. */
public enum CheckStatus {
  PASS,
  /** Works, but not as it should be. */
  WARN,
  FAIL,
  /** Not tried: it does not apply, or an earlier check made it pointless. */
  SKIPPED,
  /** The answer proves nothing either way. */
  INCONCLUSIVE
}
