package dev.custody.adapter.persistence;

import dev.custody.application.port.out.AuditSeal;
import dev.custody.domain.audit.Actor;
import dev.custody.domain.audit.AuditAction;
import dev.custody.domain.audit.AuditEvent;
import dev.custody.domain.audit.AuditEventId;
import dev.custody.domain.audit.AuditOutcome;
import dev.custody.domain.organization.OrganizationId;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table of audit events, as it is there: somebody may have written anything into it.
 *
 * @param mac in hexadecimal
 */
record AuditRow(
    String chain,
    long seq,
    String id,
    String organization,
    Instant time,
    String actor,
    String action,
    String target,
    String outcome,
    @Nullable String reason,
    String mac) {
  private static final int ENCODING = 1;

  /** The entry behind {@code last}. */
  static AuditRow behind(AuditHead last, AuditEvent event, AuditSeal seal) {
    AuditRow unsealed =
        new AuditRow(
            last.chain(),
            last.seq() + 1,
            event.id().value(),
            event.organization().value(),
            event.time(),
            event.actor().name(),
            event.action().word(),
            event.target(),
            event.outcome().word(),
            event.reason().orElse(null),
            "");
    return unsealed.with(HexFormat.of().formatHex(unsealed.code(last, seal)));
  }

  private AuditRow with(String code) {
    return new AuditRow(
        chain, seq, id, organization, time, actor, action, target, outcome, reason, code);
  }

  AuditHead head() {
    return new AuditHead(chain, seq, mac);
  }

  /** Whether it is as it was written, behind {@code last}. */
  boolean follows(AuditHead last, AuditSeal seal) {
    byte[] expected = HexFormat.of().formatHex(code(last, seal)).getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(expected, mac.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] code(AuditHead last, AuditSeal seal) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(last.macBytes());
    bytes.writeBytes(encoded());
    return seal.mac(bytes.toByteArray());
  }

  /**
   * All columns but the code itself. Each text goes with its length before it, so that no two rows
   * have one encoding. What is written once is never encoded otherwise: a further column takes a
   * further version.
   */
  private byte[] encoded() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(ENCODING);
      put(out, chain);
      out.writeLong(seq);
      put(out, id);
      put(out, organization);
      out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, time));
      put(out, actor);
      put(out, action);
      put(out, target);
      put(out, outcome);
      out.writeBoolean(reason != null);
      if (reason != null) {
        put(out, reason);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory", e);
    }
    return bytes.toByteArray();
  }

  private static void put(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  Map<String, @Nullable Object> columns() {
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    columns.put("chain", chain);
    columns.put("seq", seq);
    columns.put("id", id);
    columns.put("organization", organization);
    columns.put("happened_at", time);
    columns.put("actor", actor);
    columns.put("action", action);
    columns.put("target", target);
    columns.put("outcome", outcome);
    columns.put("reason", reason);
    columns.put("mac", mac);
    return columns;
  }

  static AuditRow read(ResultSet row) throws SQLException {
    return new AuditRow(
        row.getString("chain"),
        row.getLong("seq"),
        row.getString("id"),
        row.getString("organization"),
        Times.of(row, "happened_at"),
        row.getString("actor"),
        row.getString("action"),
        row.getString("target"),
        row.getString("outcome"),
        row.getString("reason"),
        row.getString("mac"));
  }

  AuditEvent event() {
    return new AuditEvent(
        new AuditEventId(id),
        new OrganizationId(organization),
        time,
        new Actor(actor),
        AuditAction.of(action).orElseThrow(() -> unknown("action", action)),
        target,
        AuditOutcome.of(outcome).orElseThrow(() -> unknown("outcome", outcome)),
        Optional.ofNullable(reason));
  }

  private static DatabaseException unknown(String what, String word) {
    return new DatabaseException("No " + what + " of the audit log is called '" + word + "'", null);
  }
}
