package dev.custody.adapter.persistence;

import dev.custody.adapter.persistence.AuditChains.Followed;
import java.util.List;
import java.util.Optional;

/**
 * Looks whether the audit log is what was written: nothing edited, taken out, put elsewhere or cut
 * off. Of chains that other machines write to, only they know where the end is, so each looks after
 * its own.
 */
public final class AuditVerification {
  private static final System.Logger LOG = System.getLogger(AuditVerification.class.getName());

  private final JdbcAuditLog log;

  AuditVerification(JdbcAuditLog log) {
    this.log = log;
  }

  /**
   * Reads all of it, a page at a time; entries are added meanwhile.
   *
   * @return the first flaw of each chain that has one, which is in the log of the service too
   * @throws DatabaseException if it cannot be read
   */
  public List<AuditFlaw> run() {
    List<Followed> followed = log.chains().followAll(log.known());
    List<AuditFlaw> flaws =
        followed.stream().map(Followed::flaw).flatMap(Optional::stream).toList();
    flaws.forEach(
        flaw -> LOG.log(System.Logger.Level.ERROR, "THE AUDIT LOG IS NOT WHOLE. {0}", flaw));
    if (flaws.isEmpty()) {
      LOG.log(
          System.Logger.Level.INFO,
          "the audit log is whole: {0} entries in {1} chains",
          followed.stream().mapToLong(Followed::entries).sum(),
          followed.size());
    }
    return flaws;
  }
}
