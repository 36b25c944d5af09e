package dev.custody.adapter.storage.testkit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.custody.application.port.out.storage.PutResult;
import dev.custody.application.port.out.storage.Storage;
import dev.custody.application.port.out.storage.Storage.PartReceipt;
import dev.custody.application.port.out.storage.Storage.UploadId;
import dev.custody.application.port.out.storage.StorageException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** A far side that is of no use any more is told as such, and never taken for an empty one. */
interface BreakingDown extends Bench {

  @Test
  default void everyCallFailsAsTheContractSays() {
    Storage storage = storage();
    UploadId upload = storage.beginMultipart(key("b"), attributes("token"));
    List<PartReceipt> parts = List.of(storage.putPart(key("b"), upload, 1, TestContent.of("b")));
    stored(put(key("a"), TestContent.of("a")));

    farSide().breakDown();

    List<Executable> calls =
        List.of(
            () -> storage.putIfAbsent(key("c"), TestContent.of("c"), attributes("token")),
            () -> storage.beginMultipart(key("c"), attributes("token")),
            () -> storage.putPart(key("b"), upload, 2, TestContent.of("b")),
            () -> storage.completeIfAbsent(key("b"), upload, parts),
            () -> storage.abort(key("b"), upload),
            () -> storage.head(key("a")),
            () -> storage.read(key("a"), Optional.empty()).close(),
            () -> storage.delete(key("a"), Optional.empty()),
            () -> storage.list("", Optional.empty(), 10));
    for (int i = 0; i < calls.size(); i++) {
      StorageException told = assertThrows(StorageException.class, calls.get(i), "call " + i);
      assertFalse(told instanceof StorageException.ObjectMissing, told.toString());
      assertFalse(told instanceof StorageException.ContentRejected, told.toString());
      assertFalse(told instanceof StorageException.ContentUnreadable, told.toString());
      assertFalse(String.valueOf(told.getMessage()).isBlank());
    }
  }

  @Test
  default void closingIsHarmlessHoweverOften() {
    stored(put(key("a"), TestContent.of("a")));
    Storage another = storage();

    another.close();
    another.close();

    assertInstanceOf(PutResult.AlreadyThere.class, put(key("a"), TestContent.of("b")));
  }
}
