package dev.custody.domain.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenSecretTest {
  private static final String CHARACTERS =
      "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-. \n";

  @Test
  void itHoldsAtLeast160RandomBits() {
    assertTrue(TokenSecret.ENTROPY_BYTES * 8 >= 160);
    assertThrows(IllegalArgumentException.class, () -> TokenSecret.from(new byte[19]));
  }

  @Test
  void everyBitOfTheEntropyShows() {
    byte[] entropy = random(1);
    String before = TokenSecret.from(entropy).reveal();
    for (int bit = 0; bit < entropy.length * 8; bit++) {
      byte[] flipped = entropy.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));

      assertNotEquals(before, TokenSecret.from(flipped).reveal(), "bit " + bit);
    }
  }

  @Test
  void whatIsShownIsReadAgain() {
    for (int seed = 0; seed < 200; seed++) {
      TokenSecret secret = TokenSecret.from(random(seed));

      Optional<TokenSecret> parsed = TokenSecret.parse(secret.reveal());

      assertEquals(secret.reveal(), parsed.orElseThrow().reveal());
      assertEquals(secret.hash(), parsed.orElseThrow().hash());
      assertTrue(secret.reveal().matches("custody_[0-9a-v]{39}"), "a scanner knows it");
    }
  }

  @Test
  void leadingZerosKeepTheLength() {
    String text = TokenSecret.from(new byte[TokenSecret.ENTROPY_BYTES]).reveal();

    assertEquals(47, text.length());
    assertTrue(TokenSecret.parse(text).isPresent());
  }

  @Test
  void everyChangeOfOneCharacterIsFound() {
    String text = TokenSecret.from(random(3)).reveal();
    for (int place = 0; place < text.length(); place++) {
      for (int i = 0; i < CHARACTERS.length(); i++) {
        char other = CHARACTERS.charAt(i);
        if (other != text.charAt(place)) {
          String changed = text.substring(0, place) + other + text.substring(place + 1);

          assertTrue(TokenSecret.parse(changed).isEmpty(), changed);
        }
      }
    }
  }

  @Test
  void everySwapOfNeighboursIsFound() {
    String text = TokenSecret.from(random(4)).reveal();
    for (int place = 0; place + 1 < text.length(); place++) {
      char[] swapped = text.toCharArray();
      swapped[place] = text.charAt(place + 1);
      swapped[place + 1] = text.charAt(place);
      if (!text.equals(String.valueOf(swapped))) {
        assertTrue(TokenSecret.parse(String.valueOf(swapped)).isEmpty());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "custody_", "Bearer x", "custody_0", "tok_0123456789abcdefghjkmnpqrs"})
  void whatIsNoTokenOfOursIsNone(String other) {
    assertTrue(TokenSecret.parse(other).isEmpty());
  }

  @Test
  void nothingOfItShows() {
    TokenSecret secret = TokenSecret.from(random(5));
    String body = secret.reveal().substring(8);

    assertFalse(secret.toString().contains(body.substring(0, 4)));
    assertFalse(secret.hash().toString().contains(secret.hash().hex().substring(0, 4)));
  }

  @Test
  void hashesAreComparedByWhatTheyAreOf() {
    TokenHash hash = TokenSecret.from(random(6)).hash();

    assertEquals(hash, TokenHash.ofHex(hash.hex()));
    assertEquals(hash.hashCode(), TokenHash.ofHex(hash.hex()).hashCode());
    assertNotEquals(hash, TokenSecret.from(random(7)).hash());
    assertNotEquals(hash, (Object) hash.hex());
    assertThrows(IllegalArgumentException.class, () -> TokenHash.ofHex("00"));
  }

  @Test
  void aTokenThatTheOperatorChoseIsTakenAsItIs() {
    assertEquals(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        TokenSecret.hash("abc").hex());
  }

  private static byte[] random(long seed) {
    byte[] entropy = new byte[TokenSecret.ENTROPY_BYTES];
    new Random(seed).nextBytes(entropy);
    return entropy;
  }
}
