package dev.custody.adapter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.application.port.out.KeysetStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class KeysetStoreTest {
  private final KeysetStore store;

  KeysetStoreTest(Databases database) {
    store = new JdbcKeysetStore(database.emptied().transactions());
  }

  @Test
  void nothingIsKeptAtFirst() {
    assertEquals(Optional.empty(), store.wrapped());
  }

  @Test
  void onlyWhatIsKeptIsReplaced() {
    assertFalse(store.replace(Optional.of("none"), "one"));
    assertTrue(store.replace(Optional.empty(), "one"));
    assertFalse(store.replace(Optional.empty(), "two"));
    assertFalse(store.replace(Optional.of("other"), "two"));
    assertEquals(Optional.of("one"), store.wrapped());
    assertTrue(store.replace(Optional.of("one"), "two"));
    assertEquals(Optional.of("two"), store.wrapped());
  }

  @Test
  void itIsKnownSinceWhenOneIsKept() throws InterruptedException {
    assertEquals(Optional.empty(), store.keptSince());
    store.replace(Optional.empty(), "one");
    Instant first = store.keptSince().orElseThrow();
    assertTrue(Duration.between(first, Instant.now()).abs().compareTo(Duration.ofMinutes(5)) < 0);
    // The clock is the database's: only time itself makes the next one later.
    Thread.sleep(2);

    store.replace(Optional.of("other"), "two");
    assertEquals(Optional.of(first), store.keptSince());
    store.replace(Optional.of("one"), "two");
    assertTrue(store.keptSince().orElseThrow().isAfter(first));
  }

  @Test
  void ofManyAtOnceOneReplaces() {
    for (Optional<String> before : List.of(Optional.<String>empty(), Optional.of("x"))) {
      before.ifPresent(x -> store.replace(store.wrapped(), x));

      var answers = AtOnce.run(8, i -> store.replace(before, "by " + i));

      assertEquals(1, answers.stream().filter(replaced -> replaced).count());
      assertEquals(Optional.of("by " + answers.indexOf(true)), store.wrapped(), "after " + before);
    }
  }
}
