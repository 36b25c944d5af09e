package dev.custody.adapter.storage.testkit.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.storage.testkit.TestContent;
import dev.custody.application.port.out.storage.PutResult;
import dev.custody.application.port.out.storage.Storage.PartReceipt;
import dev.custody.application.port.out.storage.Storage.UploadId;
import dev.custody.application.port.out.storage.StorageException;
import dev.custody.domain.storage.ByteRange;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class FaultsTest {
  private static final TestContent CONTENT = TestContent.random(10_000, 1);

  private final StoreUnderTest store = new StoreUnderTest();
  private final Faults faults = store.type().faults();

  @Test
  void everyExceptionOfTheContractCanBeOrdered() {
    Set<Class<?>> ordered =
        Arrays.stream(Failure.values())
            .map(failure -> failure.of(Operation.PUT, "key").getClass())
            .collect(Collectors.toSet());

    assertEquals(Set.of(StorageException.class.getPermittedSubclasses()), ordered);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "VERIFY")
  void everyOperationFailsInEveryWay(Operation operation) {
    for (Failure failure : Failure.values()) {
      store.prepare();
      Fault fault = faults.on(operation).times(1).fail(failure);

      StorageException thrown = assertThrows(StorageException.class, () -> store.call(operation));

      assertEquals(failure.of(operation, "key").getClass(), thrown.getClass());
      assertTrue(String.valueOf(thrown.getMessage()).contains(operation.name()));
      assertEquals(1, fault.hits());
      store.call(operation);
    }
  }

  @Test
  void aRefusalSaysWhatWasRefused() {
    faults.on(Operation.PUT).fail(Failure.REFUSED);

    StorageException.Refused refused =
        assertThrows(StorageException.Refused.class, () -> store.put(CONTENT));

    assertEquals("memory:PUT", refused.refusal().action());
    assertEquals(Optional.of(store.key().value()), refused.refusal().resource());
    assertEquals(Optional.of("AccessDenied"), refused.refusal().errorCode());
  }

  @Test
  void whatFailsBeforeItTakesEffectTakesNone() {
    faults.on(Operation.PUT).times(1).fail(Failure.UNAVAILABLE);

    assertThrows(StorageException.Unavailable.class, () -> store.put(CONTENT));

    assertEquals(Set.of(), store.objects().keySet());
    assertEquals(0, CONTENT.openStreams());
  }

  @Test
  void aLostReplyIsOneToACallThatTookEffect() {
    faults.on(Operation.PUT).times(1).loseReply();

    assertThrows(StorageException.Unavailable.class, () -> store.put(CONTENT));

    assertEquals(Set.of(store.key()), store.objects().keySet());
    assertInstanceOf(PutResult.AlreadyThere.class, store.put(CONTENT));
  }

  @Test
  void aCompletionWhoseReplyIsLostLeavesTheObjectAndNoUpload() {
    UploadId upload = store.begin();
    List<PartReceipt> parts = List.of(store.part(upload, 1, CONTENT));
    faults.on(Operation.COMPLETE).times(1).failAfterwards(Failure.UNAVAILABLE);

    assertThrows(StorageException.Unavailable.class, () -> store.complete(upload, parts));

    assertArrayEquals(CONTENT.bytes(), store.only().bytes());
    assertThrows(StorageException.UploadGone.class, () -> store.complete(upload, parts));
  }

  @Test
  void aFaultHoldsForItsTimesAndNoLonger() {
    Fault fault = faults.on(Operation.HEAD).times(2).fail(Failure.UNAVAILABLE);

    assertThrows(StorageException.Unavailable.class, store::head);
    assertThrows(StorageException.Unavailable.class, store::head);
    assertEquals(Optional.empty(), store.head());
    assertEquals(2, fault.hits());
  }

  @Test
  void withoutTimesItHoldsUntilItIsStopped() {
    Fault fault = faults.on(Operation.HEAD).fail(Failure.UNAVAILABLE);
    for (int i = 0; i < 50; i++) {
      assertThrows(StorageException.Unavailable.class, store::head);
    }

    fault.stop();

    assertEquals(Optional.empty(), store.head());
  }

  @Test
  void allCanBeStoppedAtOnce() {
    faults.onEverything().fail(Failure.UNAVAILABLE);
    assertThrows(StorageException.Unavailable.class, store::head);

    faults.stop();

    assertEquals(Optional.empty(), store.head());
  }

  @Test
  void aFaultMayBeForSomeKeysOnly() {
    faults.on(Operation.PUT).forKeys("uploads/another/").fail(Failure.UNAVAILABLE);
    store.put(CONTENT);
    faults.on(Operation.HEAD).forKeys(store.key().value()).fail(Failure.UNAVAILABLE);

    assertThrows(StorageException.Unavailable.class, store::head);
  }

  @Test
  void aReadBreaksInTheMiddle() throws IOException {
    store.put(CONTENT);
    faults.on(Operation.READ).times(1).breakAfter(100);

    try (InputStream in = store.read(Optional.empty())) {
      assertArrayEquals(Arrays.copyOf(CONTENT.bytes(), 100), in.readNBytes(100));
      assertThrows(IOException.class, in::read);
      assertThrows(IOException.class, () -> in.read(new byte[10]));
    }
    assertArrayEquals(CONTENT.bytes(), store.read(Optional.empty()).readAllBytes());
  }

  @Test
  void aReadThatIsShorterDoesNotReachTheBreak() throws IOException {
    store.put(CONTENT);
    faults.on(Operation.READ).breakAfter(100);

    assertEquals(99, store.read(Optional.of(new ByteRange(0, 99))).readAllBytes().length);
  }

  @Test
  void aStalledCallGoesOnWhenItIsReleased() throws Exception {
    Fault fault = faults.on(Operation.PUT).times(1).stall();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture<PutResult> put =
          CompletableFuture.supplyAsync(() -> store.put(CONTENT), threads);
      fault.awaitStalled(1);
      assertFalse(put.isDone());
      assertEquals(Set.of(), store.objects().keySet());

      fault.stop();

      assertInstanceOf(PutResult.Stored.class, put.get());
    }
  }

  @Test
  void aCallMayStallOnceItHasTakenEffect() throws Exception {
    Fault fault = faults.on(Operation.PUT).times(1).stallAfterwards();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture<PutResult> put =
          CompletableFuture.supplyAsync(() -> store.put(CONTENT), threads);
      fault.awaitStalled(1);
      assertEquals(Set.of(store.key()), store.objects().keySet());

      fault.stop();

      assertInstanceOf(PutResult.Stored.class, put.get());
    }
  }

  @Test
  void aStalledCallThatIsInterruptedFails() throws Exception {
    Fault fault = faults.on(Operation.HEAD).stall();
    CompletableFuture<Class<?>> thrown = new CompletableFuture<>();
    Thread caller =
        Thread.ofVirtual()
            .start(() -> {
              try {
                thrown.complete(store.head().getClass());
              } catch (StorageException e) {
                thrown.complete(e.getClass());
              }
            });
    fault.awaitStalled(1);

    caller.interrupt();

    assertEquals(StorageException.Unavailable.class, thrown.get());
  }

  @Test
  void writingMayBeAllThatIsAllowed() {
    Fault policy = faults.writeOnly();

    store.put(CONTENT);
    UploadId upload = store.begin();
    store.part(upload, 1, CONTENT);

    assertThrows(StorageException.Refused.class, store::head);
    assertThrows(StorageException.Refused.class, () -> store.read(Optional.empty()));
    assertThrows(StorageException.Refused.class, store::list);
    assertThrows(StorageException.Refused.class, store::delete);
    policy.stop();
    assertEquals(CONTENT.length(), store.head().orElseThrow().length());
  }

  @Test
  void severalFaultsHitOneCall() {
    faults.on(Operation.PUT).times(1).storeOtherBytes();
    faults.on(Operation.PUT).times(1).tellNoChecksum();
    faults.on(Operation.PUT).times(1).loseReply();

    assertThrows(StorageException.Unavailable.class, () -> store.put(CONTENT));

    assertFalse(Arrays.equals(CONTENT.bytes(), store.only().bytes()));
    assertInstanceOf(PutResult.AlreadyThere.class, store.put(CONTENT));
  }

  @Test
  void itTellsWhatWasAskedInOrder() {
    store.put(CONTENT);
    store.list();
    store.head();

    assertEquals(
        List.of(
            new Call(Operation.PUT, store.key().value()),
            new Call(Operation.LIST, store.prefix()),
            new Call(Operation.HEAD, store.key().value())),
        faults.calls());
    assertEquals(1, faults.calls(Operation.LIST));
  }

  @Test
  void ofManyCallsTheLastAreKept() {
    for (int i = 0; i < 10_001; i++) {
      store.head();
    }
    store.list();

    assertEquals(10_000, faults.calls().size());
    assertEquals(Operation.LIST, faults.calls().getLast().operation());
  }
}
