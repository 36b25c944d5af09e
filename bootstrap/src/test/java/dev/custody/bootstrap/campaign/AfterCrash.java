package dev.custody.bootstrap.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Asks the service that came back whether what was promised of a recording holds. */
final class AfterCrash {
  private static final String RECEIVING = "receiving";

  private final Api api;
  private final Tenant tenant;
  private final TusWire tus;
  private final StoredContent location;
  private final Tally tally;

  AfterCrash(Api api, Tenant tenant, TusWire tus, StoredContent location, Tally tally) {
    this.api = api;
    this.tenant = tenant;
    this.tus = tus;
    this.location = location;
    this.tally = tally;
  }

  /**
   * @return false if it was never promised that it is there, and it is not
   */
  boolean check(Promised promised) throws IOException {
    if (!promised.begun()) {
      return false;
    }
    if (promised.id().isEmpty() && !adopt(promised)) {
      tally.neverMade();
      return false;
    }
    Api.Recording recording = api.recording(tenant, promised.knownId());
    long durable = tus.head(promised.knownId());
    checkOffset(promised, durable);
    checkState(promised, recording, durable);
    if (recording.is(RECEIVING)) {
      checkPlayed(promised, durable);
    }
    if (promised.stored()) {
      location.checkFile(recording, promised.content(), promised.goal());
    }
    tally.found(recording.state(), durable - promised.acknowledged());
    promised.acknowledge(durable);
    if (!recording.is(RECEIVING)) {
      promised.end();
    }
    return true;
  }

  void checkDeleted(String recording) {
    api.get(tenant.recording(recording), tenant.token()).expect(404);
  }

  /** It was made, and the answer that said so was lost. */
  private boolean adopt(Promised promised) {
    Optional<Api.Recording> found = api.named(tenant, promised.title());
    found.ifPresent(recording -> promised.made(recording.id()));
    return found.isPresent();
  }

  private static void checkOffset(Promised promised, long durable) {
    assertTrue(
        durable >= promised.acknowledged(),
        () -> "acknowledged bytes are lost: HEAD says " + durable + " of " + promised);
    assertTrue(
        durable <= promised.sent(),
        () -> "there are bytes that nobody sent: HEAD says " + durable + " of " + promised);
  }

  private static void checkState(Promised promised, Api.Recording recording, long durable) {
    String what = recording.json() + " of " + promised;
    if (recording.is(RECEIVING)) {
      assertFalse(promised.ended(), () -> "an end that was acknowledged is lost: " + what);
      assertFalse(
          !promised.style().deferred() && durable == promised.goal(),
          () -> "all declared bytes are durable, and it has not ended: " + what);
    } else {
      assertEquals(promised.goal(), durable, () -> "it ended too early: " + what);
    }
    if (promised.stored()) {
      assertEquals("stored", recording.state(), () -> "it was stored: " + what);
    }
    assertEquals(durable, recording.bytes(), () -> "bytes and HEAD differ: " + what);
  }

  private void checkPlayed(Promised promised, long durable) throws IOException {
    try (InputStream played = api.content(tenant, promised.knownId(), "")) {
      assertEquals(
          "",
          promised.content().differenceOf(played, durable),
          () -> "what is durable differs from what was sent: " + promised);
    }
  }
}
