package dev.custody.adapter.storage.s3;

import dev.custody.adapter.storage.testkit.FarSide;
import dev.custody.adapter.storage.testkit.StorageContract;

class KeyStorageContractTest extends StorageContract {
  @Override
  protected FarSide newFarSide() {
    return KeyFarSide.ofTheInstallation();
  }
}
