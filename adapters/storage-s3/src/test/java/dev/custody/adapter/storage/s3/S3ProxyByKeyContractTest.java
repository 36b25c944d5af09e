package dev.custody.adapter.storage.s3;

import dev.custody.adapter.storage.testkit.FarSide;

/** The same as a store that a customer names, reached by an access key over TLS. */
class S3ProxyByKeyContractTest extends S3ProxyContractTest {
  @Override
  protected FarSide newFarSide() {
    return S3ProxyFarSide.ofTheCustomer();
  }
}
