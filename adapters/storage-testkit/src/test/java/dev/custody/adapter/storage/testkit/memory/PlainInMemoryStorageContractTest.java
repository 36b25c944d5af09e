package dev.custody.adapter.storage.testkit.memory;

import dev.custody.adapter.storage.testkit.FarSide;
import dev.custody.adapter.storage.testkit.StorageContract;
import java.util.Map;

class PlainInMemoryStorageContractTest extends StorageContract {
  @Override
  protected FarSide newFarSide() {
    return new InMemoryFarSide(Map.of());
  }
}
