package dev.custody.adapter.storage.s3;

import java.util.Locale;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** Where the credentials of one location's calls come from. */
interface CredentialSource {

  /**
   * @throws dev.custody.application.port.out.storage.StorageException if there are none to be had
   */
  Held get(Rights rights);

  /** Whom rights are granted to, for sentences: "the …'s policy". */
  Holder holder();

  /** Who has the credentials in the customer's account. */
  enum Holder {
    ROLE,
    USER;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Credentials, and what to do when they turn out not to work. */
  interface Held {
    AwsCredentials credentials();

    /** They do not work any more. */
    void drop();

    /** Whether others may do what these were denied. */
    boolean mayBeStale();
  }
}
