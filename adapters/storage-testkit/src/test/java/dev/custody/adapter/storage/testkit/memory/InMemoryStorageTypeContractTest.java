package dev.custody.adapter.storage.testkit.memory;

import dev.custody.adapter.storage.testkit.FarSide;
import dev.custody.adapter.storage.testkit.StorageTypeContract;
import java.util.Map;

class InMemoryStorageTypeContractTest extends StorageTypeContract {
  @Override
  protected FarSide newFarSide() {
    return new InMemoryFarSide(Map.of());
  }
}
