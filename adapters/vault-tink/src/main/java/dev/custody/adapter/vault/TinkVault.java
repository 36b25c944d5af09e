package dev.custody.adapter.vault;

import com.google.crypto.tink.Aead;
import dev.custody.application.port.out.KeysetStore;
import dev.custody.application.port.out.Vault;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** Seals with the newest key of the keyset, and opens with whichever sealed it. */
public final class TinkVault implements Vault {
  private final KeysetStore store;
  private final MasterKey master;
  private volatile Keys current;

  /** The keyset of the time. */
  private record Keys(WrappedKeyset keyset, Aead aead) {
    static Keys of(WrappedKeyset keyset) throws GeneralSecurityException {
      return new Keys(keyset, keyset.aead());
    }
  }

  private TinkVault(KeysetStore store, MasterKey master, Keys current) {
    this.store = store;
    this.master = master;
    this.current = current;
  }

  /**
   * With the keyset that is kept; where none was ever kept, with a new one.
   *
   * @throws VaultException if the master key does not open the one that is kept; that stays as it
   *     is, since all secrets are sealed by it
   */
  public static TinkVault open(KeysetStore store, MasterKey master) {
    Optional<String> kept = store.wrapped();
    while (kept.isEmpty()) {
      // Of several who begin at once on the same database, one keeps its own.
      store.replace(Optional.empty(), made(master).text());
      kept = store.wrapped();
    }
    return new TinkVault(store, master, opened(kept.get(), master));
  }

  private static WrappedKeyset made(MasterKey master) {
    try {
      return WrappedKeyset.made(master);
    } catch (GeneralSecurityException e) {
      throw new VaultException("A new keyset could not be made", e);
    }
  }

  private static Keys opened(String text, MasterKey master) {
    try {
      return Keys.of(WrappedKeyset.opened(text, master));
    } catch (GeneralSecurityException e) {
      throw new VaultException(
          "custody.master-key does not open the keyset in the database: it is another key than the"
              + " one that this database was set up with, or the keyset was changed. Set the"
              + " former key again; without it, secrets in storage settings cannot be read",
          e);
    }
  }

  @Override
  public String seal(String plaintext, Purpose purpose) {
    try {
      byte[] sealed =
          current.aead().encrypt(plaintext.getBytes(StandardCharsets.UTF_8), bound(purpose));
      return Base64.getEncoder().encodeToString(sealed);
    } catch (GeneralSecurityException e) {
      throw new VaultException("A secret could not be sealed for " + named(purpose), e);
    }
  }

  /** Another node may have rotated the keyset since: then it is looked at once more. */
  @Override
  public String open(String sealed, Purpose purpose) {
    Keys tried = current;
    try {
      return open(sealed, purpose, tried);
    } catch (GeneralSecurityException e) {
      Optional<String> kept = store.wrapped();
      if (kept.isEmpty() || kept.get().equals(tried.keyset().text())) {
        throw unopened(purpose, e);
      }
      return openWithNewer(sealed, purpose, opened(kept.get(), master));
    }
  }

  private String openWithNewer(String sealed, Purpose purpose, Keys newer) {
    current = newer;
    try {
      return open(sealed, purpose, newer);
    } catch (GeneralSecurityException e) {
      throw unopened(purpose, e);
    }
  }

  private static String open(String sealed, Purpose purpose, Keys keys)
      throws GeneralSecurityException {
    byte[] plaintext = keys.aead().decrypt(decoded(sealed), bound(purpose));
    return new String(plaintext, StandardCharsets.UTF_8);
  }

  /**
   * As {@link #rotate} if the key that seals has done so for longer than {@code age}; answers
   * whether.
   */
  public boolean rotateIfOlderThan(Duration age, Instant now) {
    boolean due = store.keptSince().filter(since -> since.plus(age).isBefore(now)).isPresent();
    if (due) {
      rotate();
    }
    return due;
  }

  /**
   * Makes a new key that seals from now on. What was sealed before still opens, and is sealed anew
   * whenever it is written.
   */
  public void rotate() {
    while (true) {
      Optional<String> kept = store.wrapped();
      if (kept.isEmpty()) {
        throw new IllegalStateException("the keyset is gone from the database");
      }
      WrappedKeyset next = rotated(opened(kept.get(), master).keyset());
      // Another may rotate at the same time: neither key may be lost.
      if (store.replace(kept, next.text())) {
        current = opened(next.text(), master);
        return;
      }
    }
  }

  private WrappedKeyset rotated(WrappedKeyset keyset) {
    try {
      return keyset.rotated(master);
    } catch (GeneralSecurityException e) {
      throw new VaultException("The keyset could not be rotated; it is as it was", e);
    }
  }

  /** What a secret is bound to: opened for anything else, it fails. Ids hold no slash. */
  private static byte[] bound(Purpose purpose) {
    return "%s/%s/%d"
        .formatted(purpose.organization(), purpose.location(), purpose.settingsVersion())
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] decoded(String sealed) throws GeneralSecurityException {
    try {
      return Base64.getDecoder().decode(sealed);
    } catch (IllegalArgumentException e) {
      throw new GeneralSecurityException("not base64");
    }
  }

  private static VaultException unopened(Purpose purpose, GeneralSecurityException cause) {
    return new VaultException(
        "The secrets of "
            + named(purpose)
            + " do not open: they were sealed for something else or with a key that is not here,"
            + " or were changed",
        cause);
  }

  private static String named(Purpose purpose) {
    return "location %s (organization %s, settings version %d)"
        .formatted(purpose.location(), purpose.organization(), purpose.settingsVersion());
  }
}
