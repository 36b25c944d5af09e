package dev.custody.bootstrap.e2e;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.storage.testkit.cloud.Bucket;
import dev.custody.adapter.storage.testkit.cloud.Fault;
import dev.custody.adapter.storage.testkit.cloud.Operation;
import dev.custody.adapter.storage.testkit.cloud.Order;
import dev.custody.adapter.storage.testkit.cloud.StrictCloud;
import dev.custody.adapter.storage.testkit.cloud.When;
import dev.custody.bootstrap.e2e.RunningService.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Delivers recordings of one organization to its bucket while calls to it are struck. */
record FaultyDelivery(StrictCloud cloud, Bucket bucket, TenantRecordings recordings) {
  static final int ONE_PUT = 1_000;
  static final int MORE_THAN_A_PUT = 65 << 20;

  private static final int MANY_TRIES = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final byte[] FOREIGN = "somebody else's".getBytes(StandardCharsets.UTF_8);

  /**
   * That nothing is stored wrong or twice, what is there stays as it is, nothing is left behind,
   * and once the fault is over the recording is stored, with no hand on it.
   */
  void endsWell(FaultCase fault, int length) {
    byte[] content = new byte[length];
    new Random(length).nextBytes(content);
    List<Order> orders = new ArrayList<>();
    String id;
    Answer stored;
    try {
      fault.struck().forEach(struck -> orders.add(misbehave(struck)));
      id = recordings.record(content, 0).text("id");
      endFault(fault, orders.getFirst(), id);
      stored = recordings.await(id, "stored");
      for (int i = 0; i < orders.size(); i++) {
        long times = fault.struck().get(i).times();
        if (times < Long.MAX_VALUE) {
          assertEquals(
              times, orders.get(i).struck(), "how often it struck: " + fault.struck().get(i));
        }
      }
    } finally {
      orders.forEach(Order::stop);
    }
    assertStored(fault, id, stored, content);
  }

  /** Verifications, which a refusal begins, are left alone: they write elsewhere. */
  private Order misbehave(FaultCase.Struck struck) {
    When calls = When.calling(struck.operation()).from(struck.from()).times(struck.times());
    if (struck.operation().service() == Operation.Service.S3) {
      calls = calls.bucket(bucket.name()).under("recordings/" + recordings.tenant().id() + "/");
    }
    return cloud.misbehave(calls, struck.faults().toArray(Fault[]::new));
  }

  private void endFault(FaultCase fault, Order order, String id) {
    switch (fault.until()) {
      case STRUCK -> {
        return;
      }
      case BLOCKED -> {
        Answer blocked = recordings.await(id, "blocked");
        String words = Json.text(blocked.json(), "blocked", "reason");
        assertTrue(words.contains(fault.reason().orElseThrow()), words);
      }
      case TRIED -> awaitStruck(order, MANY_TRIES);
      case TAKEN -> {
        awaitStruck(order, 1);
        bucket.put(recordings.find(id).text("objectKey"), FOREIGN);
      }
    }
    order.stop();
  }

  private static void awaitStruck(Order order, long times) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (order.struck() < times) {
      assertTrue(System.nanoTime() < end, "struck only " + order.struck() + " calls");
      AwsBench.pause();
    }
  }

  private void assertStored(FaultCase fault, String id, Answer stored, byte[] content) {
    String key = stored.text("objectKey");
    assertArrayEquals(content, bucket.object(key).orElseThrow().bytes());
    assertEquals(fault.proof(), stored.text("proof"));
    assertEquals(null, stored.json().get("blocked"), stored::toString);
    assertEquals(fault.moved(), key.endsWith("-2.ogg"), key);
    String first = key.replace("-2.ogg", ".ogg");
    assertEquals(
        fault.moved() ? List.of(key, first) : List.of(key),
        bucket.keys().stream().filter(each -> each.contains(id)).toList(),
        "what is in the bucket of this recording");
    if (fault.until() == FaultCase.Until.TAKEN) {
      assertArrayEquals(FOREIGN, bucket.object(first).orElseThrow().bytes());
    }
    assertEquals(
        fault.leftOpen(),
        bucket.openUploads().stream().filter(each -> each.contains(id)).count(),
        "uploads that are left open");
  }
}
