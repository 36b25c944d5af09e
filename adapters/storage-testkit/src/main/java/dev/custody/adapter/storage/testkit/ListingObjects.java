package dev.custody.adapter.storage.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.custody.domain.storage.ObjectKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys, in the order of their UTF-8 bytes. */
interface ListingObjects extends Bench {

  /** By bytes, which is neither by directories nor by Java's characters. */
  List<String> IN_ORDER =
      List.of(
          "2025-a",
          "2025/01/a",
          "2025/01/b",
          "2025/02/a",
          "20250",
          "A",
          "a",
          "a!b",
          "b/c/d/e",
          "b0",
          "ü",
          "\uFF5A",
          "\uD83C\uDFA5");

  @Test
  default void withoutObjectsTheListIsEmpty() {
    assertEquals(List.of(), list("", Optional.empty(), 1_000));
  }

  @Test
  default void keysComeInTheOrderOfTheirBytes() {
    putAll();

    assertEquals(IN_ORDER, list("", Optional.empty(), 1_000));
  }

  @Test
  default void pagesMakeTheWholeList() {
    putAll();

    for (int limit : new int[] {1, 2, 5, IN_ORDER.size() - 1, IN_ORDER.size()}) {
      List<String> all = new ArrayList<>();
      Optional<ObjectKey> after = Optional.empty();
      List<ObjectKey> page;
      do {
        page = storage().list("", after, limit);
        page.forEach(key -> all.add(name(key)));
        after = page.isEmpty() ? after : Optional.of(page.getLast());
      } while (page.size() == limit);
      assertEquals(IN_ORDER, all, "by " + limit);
    }
  }

  @Test
  default void onlyKeysWithThePrefixAreListed() {
    putAll();

    Map.of(
            "2025/", List.of("2025/01/a", "2025/01/b", "2025/02/a"),
            "2025/01", List.of("2025/01/a", "2025/01/b"),
            "2025/01/", List.of("2025/01/a", "2025/01/b"),
            "2025/01/a", List.of("2025/01/a"),
            "2025", List.of("2025-a", "2025/01/a", "2025/01/b", "2025/02/a", "20250"),
            "b/c/d/e", List.of("b/c/d/e"),
            "a", List.of("a", "a!b"))
        .forEach((prefix, keys) ->
            assertEquals(keys, list(start(Places.ACME) + prefix, Optional.empty(), 1_000), prefix));
  }

  @Test
  default void aPrefixThatNoKeyHasListsNothing() {
    putAll();

    for (String prefix :
        List.of("2026", "2025/01/a/", "b/c/d/e/f", "B", "../", "./a", "2025//", "a\\b")) {
      assertEquals(List.of(), list(start(Places.ACME) + prefix, Optional.empty(), 1_000), prefix);
    }
  }

  @Test
  default void onlyKeysBehindTheGivenOneAreListed() {
    putAll();

    for (int i = 0; i < IN_ORDER.size(); i++) {
      assertEquals(
          IN_ORDER.subList(i + 1, IN_ORDER.size()),
          list("", Optional.of(key(IN_ORDER.get(i))), 1_000));
    }
  }

  @Test
  default void theGivenOneNeedNotBeThere() {
    putAll();

    Map.of(
            "1", "2025-a",
            "2025", "2025-a",
            "2025/01", "2025/01/a",
            "2025/01/z", "2025/02/a",
            "2025/z", "20250",
            "b/c", "b/c/d/e")
        .forEach((after, next) ->
            assertEquals(List.of(next), list("", Optional.of(key(after)), 1), after));
  }

  @Test
  default void prefixAndAfterAndLimitHoldTogether() {
    putAll();
    String prefix = start(Places.ACME) + "2025/";

    assertEquals(List.of("2025/01/b"), list(prefix, Optional.of(key("2025/01/a")), 1));
    assertEquals(List.of("2025/01/a"), list(prefix, Optional.of(key("2025-a")), 1));
    assertEquals(List.of(), list(prefix, Optional.of(key("a")), 10));
  }

  @Test
  default void aDeletedObjectIsNotListed() {
    putAll();
    for (ObjectKey key : storage().list(start(Places.ACME) + "2025/", Optional.empty(), 10)) {
      storage().delete(key, storage().head(key).orElseThrow().versionId());
    }

    assertEquals(List.of("20250"), list("", Optional.of(key("2025-a")), 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 1_001, Integer.MAX_VALUE})
  default void aLimitOutOfItsBoundsIsRefused(int limit) {
    assertThrows(IllegalArgumentException.class, () -> list("", Optional.empty(), limit));
  }

  private void putAll() {
    for (String name : IN_ORDER.reversed()) {
      stored(put(key(name), TestContent.of(name)));
    }
  }

  private List<String> list(String prefix, Optional<ObjectKey> after, int limit) {
    return storage().list(prefix, after, limit).stream().map(this::name).toList();
  }

  private String name(ObjectKey key) {
    return key.value().substring(start(Places.ACME).length());
  }
}
