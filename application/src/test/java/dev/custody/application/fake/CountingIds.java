package dev.custody.application.fake;

import dev.custody.application.port.out.Ids;
import dev.custody.domain.access.TokenId;
import dev.custody.domain.access.TokenSecret;
import dev.custody.domain.audit.AuditEventId;
import dev.custody.domain.organization.ExternalId;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.recording.RecordingId;
import dev.custody.domain.storage.LocationId;
import dev.custody.domain.storage.VerificationId;
import java.math.BigInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Ids in the order of their making. */
public final class CountingIds implements Ids {
  private final AtomicLong made = new AtomicLong();

  @Override
  public OrganizationId organization() {
    return new OrganizationId(next("org"));
  }

  @Override
  public ExternalId externalId() {
    return new ExternalId("external-" + made.incrementAndGet());
  }

  @Override
  public TokenId token() {
    return new TokenId(next("tok"));
  }

  @Override
  public TokenSecret tokenSecret() {
    byte[] entropy = new byte[TokenSecret.ENTROPY_BYTES];
    byte[] number = BigInteger.valueOf(made.incrementAndGet()).toByteArray();
    System.arraycopy(number, 0, entropy, 0, number.length);
    return TokenSecret.from(entropy);
  }

  @Override
  public LocationId location() {
    return new LocationId(next("loc"));
  }

  @Override
  public VerificationId verification() {
    return new VerificationId(next("ver"));
  }

  @Override
  public RecordingId recording() {
    return new RecordingId(next("rec"));
  }

  @Override
  public AuditEventId auditEvent() {
    return new AuditEventId(next("evt"));
  }

  @Override
  public String deliveryToken() {
    return "token-" + made.incrementAndGet();
  }

  private String next(String prefix) {
    return "%s_%026d".formatted(prefix, made.incrementAndGet());
  }
}
