package dev.custody.adapter.persistence;

import dev.custody.application.port.out.AuditSeal;
import java.util.HexFormat;

/**
 * How far a chain of the audit log is: its last entry.
 *
 * @param seq of that entry, from 1 on; 0 of a chain without entries
 * @param mac of that entry, in hexadecimal
 */
record AuditHead(String chain, long seq, String mac) {
  private static final String NOTHING = "00".repeat(AuditSeal.BYTES);

  /** Before the first entry. */
  static AuditHead start(String chain) {
    return new AuditHead(chain, 0, NOTHING);
  }

  byte[] macBytes() {
    return HexFormat.of().parseHex(mac);
  }
}
