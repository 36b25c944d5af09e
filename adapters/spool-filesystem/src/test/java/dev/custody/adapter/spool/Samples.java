package dev.custody.adapter.spool;

import dev.custody.application.port.out.SpoolHeader;
import dev.custody.application.port.out.Tombstone;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.recording.ContentType;
import dev.custody.domain.recording.Ending;
import dev.custody.domain.recording.Labels;
import dev.custody.domain.recording.Proof;
import dev.custody.domain.recording.RecordingId;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.recording.Sha256;
import dev.custody.domain.recording.Title;
import dev.custody.domain.storage.LocationId;
import dev.custody.domain.storage.ObjectKey;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/** Recordings to test with. */
final class Samples {
  static final Instant NOW = Instant.parse("2025-03-01T12:00:00Z");
  static final OrganizationId ORGANIZATION = organization(1);

  private Samples() {}

  static OrganizationId organization(int number) {
    return new OrganizationId("org_" + "%026d".formatted(number));
  }

  static RecordingRef recording(int number) {
    return recording(ORGANIZATION, number);
  }

  static RecordingRef recording(OrganizationId organization, int number) {
    return new RecordingRef(organization, new RecordingId("rec_" + "%026d".formatted(number)));
  }

  static SpoolHeader header(RecordingRef recording) {
    return new SpoolHeader(
        recording,
        new LocationId("loc_" + "%026d".formatted(7)),
        3,
        ObjectKey.of(
            "recordings/%s/%s.cast".formatted(recording.organization(), recording.recording())),
        "token-" + recording.recording(),
        new ContentType("application/x-asciicast"),
        new Title("Sitzung ⚙ 1"),
        new Labels(Map.of("host", "db-1", "user", "ann")),
        NOW,
        OptionalLong.empty());
  }

  static Tombstone tombstone(Ending ending) {
    return new Tombstone(
        ending.length(),
        ending.sha256(),
        ObjectKey.of("recordings/there.cast"),
        Optional.of("v1"),
        Proof.CHECKSUM,
        NOW);
  }

  static byte[] bytes(long seed, int length) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  static Sha256 sha256(byte[] bytes) {
    return new Sha256(HexFormat.of().formatHex(Digests.sha256().digest(bytes)));
  }
}
