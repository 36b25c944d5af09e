package dev.custody.adapter.storage.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.custody.application.port.out.storage.StorageException;
import dev.custody.domain.storage.ObjectKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Keys that no recording of ours has and that are keys all the same: each must name exactly one
 * object, its own.
 */
interface OddKeys extends Bench {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "2025/01/31/rec_0123456789abcdefghjkmnpqrs.cast",
        ".hidden",
        "...",
        "..a/b..",
        "-rf",
        "~",
        "a b",
        " a ",
        "a+b",
        "a%20b",
        "%2e%2e%2fa",
        "a&b=c?d#e",
        "a*b",
        "$HOME/`id`",
        "'a'\"b\"",
        "<a>|b:c;d",
        "C:",
        "con",
        "ü/ñ",
        "日本",
        "\uD83C\uDFA5.mp4",
        "a.part",
        "a.tmp",
      })
  default void anOddKeyNamesOneObject(String name) {
    TestContent content = TestContent.of("content of " + name);

    stored(put(key(name), content));

    assertHolds(key(name), content.bytes());
    assertEquals(Set.of(key(name).value()), farSide().storedKeys());
    assertEquals(List.of(key(name)), storage().list("", Optional.empty(), 10));
    storage().delete(key(name), Optional.empty());
    assertNothingUnder(key(name));
  }

  @Test
  default void keysThatLookAlikeAreNotTheSame() {
    List<String> names = List.of("a b", "a+b", "a%20b", "a%2Bb", "a%2520b", "a_b");

    names.forEach(name -> stored(put(key(name), TestContent.of(name))));

    names.forEach(name -> assertHolds(key(name), TestContent.of(name).bytes()));
    assertEquals(names.size(), farSide().storedKeys().size());
  }

  @Test
  default void caseTellsTwoKeysApartOrItDoesNot() {
    stored(put(key("Ab"), TestContent.of("upper")));

    if (farSide().tellsCase()) {
      stored(put(key("aB"), TestContent.of("lower")));
      assertHolds(key("Ab"), TestContent.of("upper").bytes());
      assertHolds(key("aB"), TestContent.of("lower").bytes());
    } else {
      assertThrows(StorageException.class, () -> read(key("aB")));
      assertHolds(key("Ab"), TestContent.of("upper").bytes());
    }
  }

  @Test
  default void anObjectBelowAnObjectIsTakenOrRefused() {
    stored(put(key("a"), TestContent.of("above")));

    if (farSide().takesObjectsBelowObjects()) {
      stored(put(key("a/b"), TestContent.of("below")));
      assertHolds(key("a/b"), TestContent.of("below").bytes());
    } else {
      assertThrows(StorageException.Refused.class, () -> put(key("a/b"), TestContent.of("below")));
      assertNothingUnder(key("a/b"));
    }
    assertHolds(key("a"), TestContent.of("above").bytes());
  }

  @Test
  default void anObjectAboveAnObjectIsTakenOrRefused() {
    stored(put(key("a/b"), TestContent.of("below")));

    if (farSide().takesObjectsBelowObjects()) {
      stored(put(key("a"), TestContent.of("above")));
      assertHolds(key("a"), TestContent.of("above").bytes());
    } else {
      assertThrows(StorageException.Refused.class, () -> put(key("a"), TestContent.of("above")));
      assertNothingUnder(key("a"));
      storage().delete(key("a"), Optional.empty());
    }
    assertHolds(key("a/b"), TestContent.of("below").bytes());
  }

  @Test
  default void aKeyMayBeAsLongAsKeysMayBe() {
    StringBuilder name = new StringBuilder();
    while (start(Places.ACME).length() + name.length() < 1024 - 50) {
      name.append("a".repeat(48)).append('/');
    }
    ObjectKey longest = key(name + "a".repeat(1024 - start(Places.ACME).length() - name.length()));

    stored(put(longest, TestContent.of("far down")));

    assertEquals(1024, longest.value().length());
    assertHolds(longest, TestContent.of("far down").bytes());
  }

  @Test
  default void aSegmentMayBeAsLongAsTheStoreSays() {
    int longest = Math.min(farSide().longestSegmentBytes(), 1024 - start(Places.ACME).length());

    stored(put(key("a".repeat(longest)), TestContent.of("wide")));

    assertHolds(key("a".repeat(longest)), TestContent.of("wide").bytes());
  }

  @Test
  default void aLongerSegmentIsRefusedBeforeAnythingHappens() {
    int tooLong = farSide().longestSegmentBytes() + 1;
    int room = 1024 - start(Places.ACME).getBytes(StandardCharsets.UTF_8).length;
    if (tooLong <= room) {
      ObjectKey key = key("a".repeat(tooLong));
      assertThrows(IllegalArgumentException.class, () -> put(key, TestContent.of("wide")));
      assertEquals(Set.of(), farSide().storedKeys());
    } else {
      assertThrows(IllegalArgumentException.class, () -> key("a".repeat(room + 1)));
    }
  }
}
