package dev.custody.adapter.storage.testkit;

import dev.custody.application.port.out.storage.Storage;
import dev.custody.application.port.out.storage.Storage.PartReceipt;
import dev.custody.application.port.out.storage.Storage.UploadId;
import dev.custody.domain.storage.ObjectKey;
import java.util.ArrayList;
import java.util.List;

/** Contents of an upload's parts, of lengths that every store takes, and how they are sent. */
record PartsUnderTest(List<TestContent> contents) {
  private static final int LAST_BYTES = 4_321;

  /** All but the last as short as they may be. */
  static PartsUnderTest of(Storage storage, int count) {
    List<TestContent> contents = new ArrayList<>();
    for (int number = 1; number < count; number++) {
      contents.add(TestContent.random(storage.partRules().leastBytes(), number));
    }
    contents.add(TestContent.random(LAST_BYTES, count));
    return new PartsUnderTest(List.copyOf(contents));
  }

  TestContent number(int number) {
    return contents.get(number - 1);
  }

  byte[] whole() {
    return Checksums.join(contents.stream().map(TestContent::bytes).toList());
  }

  /** Sends all of them in order. */
  List<PartReceipt> send(Storage storage, ObjectKey key, UploadId upload) {
    List<PartReceipt> receipts = new ArrayList<>();
    for (int number = 1; number <= contents.size(); number++) {
      receipts.add(storage.putPart(key, upload, number, number(number)));
    }
    return List.copyOf(receipts);
  }
}
