package dev.custody.adapter.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.application.port.out.Vault;
import dev.custody.application.port.out.Vault.Purpose;
import dev.custody.application.port.out.Vault.VaultException;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.storage.LocationId;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TinkVaultTest {
  private static final String PLAINTEXT = "wJalrXUtnFEMI/K7MDENG🔑";
  private static final MasterKey MASTER = MasterKey.parse(base64(1));
  private static final Purpose PURPOSE = purpose(1, 1, 1);

  private final KeysetInMemory store = new KeysetInMemory();
  private final TinkVault vault = TinkVault.open(store, MASTER);

  @ParameterizedTest
  @ValueSource(strings = {"", PLAINTEXT, "line\nbreak \u0000 \"", "x"})
  void whatWasSealedOpens(String plaintext) {
    assertEquals(plaintext, vault.open(vault.seal(plaintext, PURPOSE), PURPOSE));
  }

  @Test
  void theSameSealedTwiceLooksDifferent() {
    assertNotEquals(vault.seal(PLAINTEXT, PURPOSE), vault.seal(PLAINTEXT, PURPOSE));
  }

  @Test
  void itOpensForNothingElseThanItWasSealedFor() {
    String sealed = vault.seal(PLAINTEXT, PURPOSE);

    for (Purpose other :
        List.of(purpose(2, 1, 1), purpose(1, 2, 1), purpose(1, 1, 2), purpose(1, 1, -1))) {
      assertThrows(VaultException.class, () -> vault.open(sealed, other), other::toString);
    }
  }

  @Test
  void nothingOfItCanBeChanged() {
    byte[] sealed = Base64.getDecoder().decode(vault.seal("secret", PURPOSE));

    for (int bit = 0; bit < sealed.length * 8; bit++) {
      byte[] changed = sealed.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      String text = Base64.getEncoder().encodeToString(changed);
      assertThrows(VaultException.class, () -> vault.open(text, PURPOSE), "bit " + bit);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AAAA", "not base64!", "AQAAAAA="})
  void whatWasNeverSealedDoesNotOpen(String text) {
    assertThrows(VaultException.class, () -> vault.open(text, PURPOSE));
  }

  @Test
  void itOpensAfterARestart() {
    String sealed = vault.seal(PLAINTEXT, PURPOSE);

    assertEquals(PLAINTEXT, TinkVault.open(store, MASTER).open(sealed, PURPOSE));
  }

  @Test
  void rotationKeepsWhatWasSealedBeforeReadable() {
    String before = vault.seal(PLAINTEXT, PURPOSE);
    Optional<String> keyset = store.wrapped();
    vault.rotate();
    String after = vault.seal(PLAINTEXT, PURPOSE);
    vault.rotate();

    assertNotEquals(keyset, store.wrapped());
    for (Vault each : List.of(vault, TinkVault.open(store, MASTER))) {
      assertEquals(PLAINTEXT, each.open(before, PURPOSE));
      assertEquals(PLAINTEXT, each.open(after, PURPOSE));
    }
  }

  @Test
  void aKeyIsRotatedOnceItIsOld() {
    Duration age = Duration.ofDays(90);
    Instant made = Instant.EPOCH;
    Optional<String> keyset = store.wrapped();
    assertFalse(vault.rotateIfOlderThan(age, made.plus(age)));
    assertEquals(keyset, store.wrapped());

    Instant old = made.plus(age).plusSeconds(1);
    store.keepAt(old);
    assertTrue(vault.rotateIfOlderThan(age, old));
    assertNotEquals(keyset, store.wrapped());
    assertFalse(vault.rotateIfOlderThan(age, old.plusSeconds(1)), "the new one is not old");
  }

  @Test
  void rotationSealsWithANewKey() {
    String formerKeyset = store.wrapped().orElseThrow();
    vault.rotate();
    String sealed = vault.seal(PLAINTEXT, PURPOSE);

    store.lose(formerKeyset);

    var without = TinkVault.open(store, MASTER);
    assertThrows(VaultException.class, () -> without.open(sealed, PURPOSE));
  }

  @Test
  void aNodeOpensWhatAnotherSealedAfterARotation() {
    var other = TinkVault.open(store, MASTER);
    other.rotate();

    assertEquals(PLAINTEXT, vault.open(other.seal(PLAINTEXT, PURPOSE), PURPOSE));
  }

  @Test
  void twoWhoRotateAtOnceLoseNoKey() {
    var other = TinkVault.open(store, MASTER);
    store.beforeNextReplacement(other::rotate);

    vault.rotate();

    var later = TinkVault.open(store, MASTER);
    assertEquals(PLAINTEXT, later.open(other.seal(PLAINTEXT, PURPOSE), PURPOSE));
    assertEquals(PLAINTEXT, later.open(vault.seal(PLAINTEXT, PURPOSE), PURPOSE));
  }

  @Test
  void twoWhoBeginAtOnceShareOneKeyset() {
    var fresh = new KeysetInMemory();
    var other = new AtomicReference<Vault>();
    fresh.beforeNextReplacement(() -> other.set(TinkVault.open(fresh, MASTER)));

    var one = TinkVault.open(fresh, MASTER);

    assertEquals(PLAINTEXT, one.open(other.get().seal(PLAINTEXT, PURPOSE), PURPOSE));
  }

  @Test
  void anotherMasterKeyIsRefusedAndReplacesNothing() {
    Optional<String> keyset = store.wrapped();

    var refusal =
        assertThrows(VaultException.class, () -> TinkVault.open(store, MasterKey.parse(base64(2))));

    assertTrue(refusal.toString().contains(": custody.master-key does not open the keyset"));
    assertEquals(keyset, store.wrapped());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "garbage!", "AAAA"})
  void aSpoiltKeysetIsRefusedAndReplacedByNothing(String spoilt) {
    store.lose(spoilt);

    assertThrows(VaultException.class, () -> TinkVault.open(store, MASTER));
    assertEquals(Optional.of(spoilt), store.wrapped());
  }

  @Test
  void nothingSecretIsShownByWhatIsThrownOrPrinted() {
    String sealed = vault.seal(PLAINTEXT, PURPOSE);
    var wrongPurpose =
        assertThrows(VaultException.class, () -> vault.open(sealed, purpose(2, 1, 1)));
    var notSealed = assertThrows(VaultException.class, () -> vault.open(PLAINTEXT, PURPOSE));

    for (String shown : List.of(trace(wrongPurpose), trace(notSealed), MASTER.toString(), sealed)) {
      assertFalse(shown.contains(PLAINTEXT), shown);
      assertFalse(shown.contains("wJalr"), shown);
      assertFalse(shown.contains(base64(1)), shown);
    }
  }

  @Test
  void theKeptKeysetShowsNoKey() {
    // The key's bytes would stand in the keyset's plain form, which names the type of the key.
    byte[] kept = Base64.getDecoder().decode(store.wrapped().orElseThrow());

    assertFalse(new String(kept, StandardCharsets.ISO_8859_1).contains("AesGcm"));
  }

  private static String trace(Throwable thrown) {
    var text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private static Purpose purpose(int organization, int location, int version) {
    return new Purpose(
        new OrganizationId("org_%026d".formatted(organization)),
        new LocationId("loc_%026d".formatted(location)),
        version);
  }

  private static String base64(int fill) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) fill);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
