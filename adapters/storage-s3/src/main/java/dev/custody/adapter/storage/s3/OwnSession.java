package dev.custody.adapter.storage.s3;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** A session of a verification's own, the same for all that it does, and kept nowhere. */
final class OwnSession implements CredentialSource {
  private final AssumeRole assumeRole;
  private @Nullable AwsCredentials credentials;

  OwnSession(AssumeRole assumeRole) {
    this.assumeRole = assumeRole;
  }

  void begin(CredentialKey key) {
    credentials = assumeRole.briefly(key).credentials();
  }

  @Override
  public Holder holder() {
    return Holder.ROLE;
  }

  @Override
  public Held get(Rights rights) {
    AwsCredentials begun = credentials;
    if (begun == null) {
      throw new IllegalStateException("the session has not begun");
    }
    return new Held() {
      @Override
      public AwsCredentials credentials() {
        return begun;
      }

      @Override
      public void drop() {
        // It is as old as the verification: what does not work with it does not work.
      }

      @Override
      public boolean mayBeStale() {
        return false;
      }
    };
  }
}
