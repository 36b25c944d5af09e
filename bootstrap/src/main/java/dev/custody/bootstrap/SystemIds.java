package dev.custody.bootstrap;

import dev.custody.application.port.out.Ids;
import dev.custody.domain.access.TokenId;
import dev.custody.domain.access.TokenSecret;
import dev.custody.domain.audit.AuditEventId;
import dev.custody.domain.organization.ExternalId;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.recording.RecordingId;
import dev.custody.domain.storage.LocationId;
import dev.custody.domain.storage.VerificationId;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/**
 * Ids of 48 bits of time and 80 random ones, as in ULIDs, so that neighbours in time are neighbours
 * in an index.
 */
final class SystemIds implements Ids {
  private static final char[] CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
  private static final int CHARACTERS = 26;
  private static final int BITS_PER_CHARACTER = 5;
  private static final int TIME_BITS = 48;

  private final SecureRandom random = new SecureRandom();
  private final InstantSource clock;

  SystemIds(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public OrganizationId organization() {
    return new OrganizationId(next(OrganizationId.PREFIX));
  }

  @Override
  public ExternalId externalId() {
    return new ExternalId(UUID.randomUUID().toString());
  }

  @Override
  public TokenId token() {
    return new TokenId(next(TokenId.PREFIX));
  }

  @Override
  public TokenSecret tokenSecret() {
    byte[] entropy = new byte[TokenSecret.ENTROPY_BYTES];
    random.nextBytes(entropy);
    return TokenSecret.from(entropy);
  }

  @Override
  public LocationId location() {
    return new LocationId(next(LocationId.PREFIX));
  }

  @Override
  public VerificationId verification() {
    return new VerificationId(next(VerificationId.PREFIX));
  }

  @Override
  public RecordingId recording() {
    return new RecordingId(next(RecordingId.PREFIX));
  }

  @Override
  public AuditEventId auditEvent() {
    return new AuditEventId(next(AuditEventId.PREFIX));
  }

  @Override
  public String deliveryToken() {
    return UUID.randomUUID().toString();
  }

  private String next(String prefix) {
    long time = clock.millis() & ((1L << TIME_BITS) - 1);
    long high = time << 16 | random.nextInt(1 << 16);
    long low = random.nextLong();
    char[] body = new char[CHARACTERS];
    for (int i = CHARACTERS - 1; i >= 0; i--) {
      body[i] = CROCKFORD[(int) (low & 31)];
      low = low >>> BITS_PER_CHARACTER | (high & 31) << (Long.SIZE - BITS_PER_CHARACTER);
      high >>>= BITS_PER_CHARACTER;
    }
    return prefix + "_" + new String(body);
  }
}
