package dev.custody.adapter.storage.testkit.memory;

import dev.custody.adapter.storage.testkit.FarSide;
import dev.custody.adapter.storage.testkit.StorageContract;
import dev.custody.domain.storage.SettingValue;
import java.util.Map;

class EqualPartsInMemoryStorageContractTest extends StorageContract {
  @Override
  protected FarSide newFarSide() {
    return new InMemoryFarSide(Map.of("equalParts", new SettingValue.Flag(true)));
  }
}
