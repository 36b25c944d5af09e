package dev.custody.adapter.storage.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegionsTest {
  private final Regions regions = new Regions();
  private final Bucket bucket = Bucket.of("acme-recordings");

  /** Else whoever runs a store could send another organization's calls to a wrong region. */
  @Test
  void whatAStoreTellsOfABucketCountsForItsOwnAlone() {
    try (ForeignStores stores =
        new ForeignStores(AddressRules.allowing(""), GuardedAddresses.Lookup.SYSTEM)) {
      Store one = store(stores, "https://one.example.com");
      Store other = store(stores, "https://other.example.com");

      regions.keep(one, bucket, "eu-west-1");

      assertEquals(Optional.of("eu-west-1"), regions.of(one, bucket));
      assertEquals(Optional.empty(), regions.of(other, bucket));
      regions.keep(other, bucket, "us-east-1");
      regions.forget(other, bucket);
      assertEquals(Optional.of("eu-west-1"), regions.of(one, bucket));
    }
  }

  private static Store store(ForeignStores stores, String endpoint) {
    return stores.at(new Endpoint(URI.create(endpoint)), true, "us-east-1");
  }
}
