package dev.custody.adapter.storage.s3;

import dev.custody.adapter.storage.testkit.FarSide;
import dev.custody.adapter.storage.testkit.StorageTypeContract;

class KeyStorageTypeContractTest extends StorageTypeContract {
  @Override
  protected FarSide newFarSide() {
    return KeyFarSide.ofTheInstallation();
  }
}
