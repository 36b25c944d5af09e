package dev.custody.application.port.out;

import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.storage.LocationId;

/**
 * Seals secrets so that they open only for the organization, location and version that they were
 * sealed for.
 */
public interface Vault {

  /** {@code plaintext} as a text that can be kept anywhere. */
  String seal(String plaintext, Purpose purpose);

  /**
   * The plaintext again.
   *
   * @throws VaultException if it was sealed for another purpose, with another key, or was changed
   */
  String open(String sealed, Purpose purpose);

  /** What something is sealed for. */
  record Purpose(OrganizationId organization, LocationId location, int settingsVersion) {}

  /** It does not open. The message holds nothing of the content. */
  final class VaultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public VaultException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
