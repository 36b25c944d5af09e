package dev.custody.adapter.persistence;

/**
 * The first thing that is wrong with a chain of the audit log.
 *
 * @param seq the first entry that is not as it was written
 * @param what happened to it, as far as that can be told
 */
public record AuditFlaw(String chain, long seq, String what) {
  @Override
  public String toString() {
    return "entry %d of chain %s: %s".formatted(seq, chain, what);
  }
}
