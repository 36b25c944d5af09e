package dev.custody.adapter.persistence;

import dev.custody.application.port.out.SpoolId;
import dev.custody.domain.access.Scope;
import dev.custody.domain.access.Token;
import dev.custody.domain.access.TokenHash;
import dev.custody.domain.access.TokenId;
import dev.custody.domain.organization.ExternalId;
import dev.custody.domain.organization.Organization;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.organization.OrganizationName;
import dev.custody.domain.recording.ContentType;
import dev.custody.domain.recording.Ending;
import dev.custody.domain.recording.Labels;
import dev.custody.domain.recording.Recording;
import dev.custody.domain.recording.RecordingId;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.recording.Sha256;
import dev.custody.domain.recording.Title;
import dev.custody.domain.storage.Capabilities;
import dev.custody.domain.storage.LocationId;
import dev.custody.domain.storage.LocationName;
import dev.custody.domain.storage.LocationState;
import dev.custody.domain.storage.Secret;
import dev.custody.domain.storage.SettingValue;
import dev.custody.domain.storage.StorageLocation;
import dev.custody.domain.storage.StorageSettings;
import dev.custody.domain.storage.StorageTypeId;
import dev.custody.domain.storage.VerificationId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Things to keep, told apart by a number, which is also the order of their ids. */
final class Samples {
  static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");

  private Samples() {}

  static OrganizationId organizationId(int number) {
    return new OrganizationId(id("org", number));
  }

  static LocationId locationId(int number) {
    return new LocationId(id("loc", number));
  }

  static RecordingId recordingId(int number) {
    return new RecordingId(id("rec", number));
  }

  static TokenId tokenId(int number) {
    return new TokenId(id("tok", number));
  }

  static VerificationId verificationId(int number) {
    return new VerificationId(id("ver", number));
  }

  static RecordingRef ref(int organization, int recording) {
    return new RecordingRef(organizationId(organization), recordingId(recording));
  }

  static TokenHash hash(int number) {
    return TokenHash.ofHex("%064x".formatted(number));
  }

  static Sha256 sha256(int number) {
    return new Sha256("%064x".formatted(number));
  }

  static Ending ending(long length) {
    return new Ending(length, sha256(7), false, NOON);
  }

  static Organization organization(int number) {
    return organization(number, NOON);
  }

  static Organization organization(int number, Instant createdAt) {
    return new Organization(
        organizationId(number),
        new OrganizationName("Organization " + number),
        new ExternalId("custody-" + number),
        Optional.empty(),
        createdAt);
  }

  static Token token(int number, int organization) {
    return new Token(
        tokenId(number),
        organizationId(organization),
        "Token " + number,
        Set.of(Scope.RECORDINGS_READ, Scope.TOKENS_WRITE),
        NOON,
        Optional.of(NOON.plusSeconds(60)));
  }

  /** With a secret in its settings. */
  static StorageLocation location(int number, int organization, LocationState state) {
    return new StorageLocation(
        locationId(number),
        organizationId(organization),
        new StorageTypeId("some-type"),
        new LocationName("Location " + number),
        3,
        new StorageSettings(
            Map.of(
                "bucket", new SettingValue.Text("recordings-" + number),
                "port", new SettingValue.Number(Long.MAX_VALUE),
                "equalParts", new SettingValue.Flag(true),
                "secretKey", new SettingValue.Hidden(Secret.of("secret of " + number)))),
        2,
        state,
        5,
        false,
        Capabilities.UNKNOWN,
        Optional.empty(),
        NOON,
        Optional.empty(),
        Optional.empty());
  }

  static Recording recording(int number, int organization) {
    return recording(number, organization, "Recording " + number, NOON);
  }

  static Recording recording(int number, int organization, String title, Instant startedAt) {
    return Recording.begun(
        recordingId(number),
        organizationId(organization),
        new Title(title),
        new ContentType("video/mp4"),
        Labels.NONE,
        startedAt,
        locationId(1));
  }

  private static String id(String prefix, int number) {
    return "%s_%026d".formatted(prefix, number);
  }

  /** Of which a spool has been opened. */
  static JdbcRecordings recordings(JdbcTransactions transactions) {
    return recordings(transactions, 1);
  }

  /** Of which that spool has been opened. */
  static JdbcRecordings recordings(JdbcTransactions transactions, int spool) {
    var recordings = new JdbcRecordings(transactions);
    recordings.open(new SpoolId("spl_%032x".formatted(spool)));
    return recordings;
  }
}
