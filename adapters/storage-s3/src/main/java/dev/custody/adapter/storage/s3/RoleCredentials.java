package dev.custody.adapter.storage.s3;

import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** Sessions of the location's role, one a kind of work, as the broker keeps them. */
final class RoleCredentials implements CredentialSource {
  private final CredentialBroker broker;
  private final Function<Rights, CredentialKey> keys;

  RoleCredentials(CredentialBroker broker, Function<Rights, CredentialKey> keys) {
    this.broker = broker;
    this.keys = keys;
  }

  @Override
  public Holder holder() {
    return Holder.ROLE;
  }

  @Override
  public Held get(Rights rights) {
    CredentialKey key = keys.apply(rights);
    return new OfRole(broker, key, broker.session(key));
  }

  private record OfRole(CredentialBroker broker, CredentialKey key, Session session)
      implements Held {
    @Override
    public AwsCredentials credentials() {
      return session.credentials();
    }

    @Override
    public void drop() {
      broker.drop(key, session);
    }

    @Override
    public boolean mayBeStale() {
      return broker.mayBeStale(session);
    }
  }
}
