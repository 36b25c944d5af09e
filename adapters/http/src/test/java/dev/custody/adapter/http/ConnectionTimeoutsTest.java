package dev.custody.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.http.world.Held;
import dev.custody.adapter.http.world.HttpTest;
import dev.custody.adapter.http.world.RawConnection;
import dev.custody.adapter.http.world.TestService;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Who holds a connection and does nothing with it loses it; who records never does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConnectionTimeoutsTest extends HttpTest {
  private static final Duration HEAD = Duration.ofMillis(400);
  private static final Duration STALL = Duration.ofMillis(700);

  private TestService service = TestService.shared();

  @BeforeAll
  void start() {
    service =
        TestService.with(
            Map.of(
                "custody.http.head-timeout", HEAD.toMillis() + "ms",
                "custody.http.stall-timeout", STALL.toMillis() + "ms"));
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void aConnectionThatSaysNothingIsClosed() {
    try (RawConnection wire = new RawConnection(service.port())) {
      assertTrue(wire.closedByServer());
    }
  }

  @Test
  void aHeadThatNeverEndsIsNotWaitedFor() {
    try (RawConnection wire = new RawConnection(service.port())) {
      wire.send("GET / HTTP/1.1\nHost: a\nX-Slow: ");
      assertTrue(wire.closedByServer());
    }
  }

  @Test
  void betweenTwoRequestsIsNoMoreTime() {
    try (RawConnection wire = new RawConnection(service.port())) {
      wire.send("GET /health/liveness HTTP/1.1\nHost: a\n\n");
      assertEquals(200, wire.answer().status());
      assertTrue(wire.closedByServer());
    }
  }

  @Test
  void anUploadMayBeSilentForMuchLonger() throws InterruptedException {
    Held live = world.recordings.receiving(org, "", "text/plain");
    try (RawConnection wire = new RawConnection(service.port())) {
      wire.send(
          "PUT /v1/organizations/%s/recordings/%s/content HTTP/1.1\nHost: a\n"
                  .formatted(org, live.ref().recording())
              + "Authorization: Bearer "
              + token
              + "\nTransfer-Encoding: chunked\n\n1\na\n");
      live.awaitBytes(1, Duration.ofSeconds(10));
      // Time itself is what is tried here: longer than every limit together.
      Thread.sleep(HEAD.plus(STALL).multipliedBy(2).toMillis());
      wire.send("1\nb\n0\n\n");
      assertEquals(200, wire.answer().status());
    }
    assertEquals(2, live.content().length);
  }

  @Test
  void whoTakesNothingOfAnAnswerLosesItAndWhatItHeld() throws InterruptedException {
    var ref = world.recordings.add(org, "", "video/mp4", new byte[64 << 20]);
    try (RawConnection wire = new RawConnection(service.port())) {
      wire.send(
          "GET /v1/organizations/%s/recordings/%s/content HTTP/1.1\nHost: a\n"
                  .formatted(org, ref.recording())
              + "Authorization: Bearer "
              + token
              + "\n\n");
      assertTrue(wire.head().startsWith("HTTP/1.1 200"));
      assertTrue(world.recordings.streams.awaitAllClosed(Duration.ofSeconds(10)));
      assertEquals(1, world.recordings.streams.opened());
    }
  }
}
