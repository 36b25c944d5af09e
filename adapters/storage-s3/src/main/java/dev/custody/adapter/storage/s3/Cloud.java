package dev.custody.adapter.storage.s3;

import dev.custody.application.port.out.storage.StoragePlace;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * What all locations of one process share.
 *
 * @param rules which addresses stores may have that customers name
 * @param foreign those stores
 * @param regions of the buckets that were asked for
 */
record Cloud(
    Installation installation,
    AwsClients clients,
    AddressRules rules,
    ForeignStores foreign,
    KeyHolders keyHolders,
    AssumeRole assumeRole,
    CredentialBroker broker,
    Regions regions,
    Principal principal,
    Pause pause)
    implements AutoCloseable {

  /** With the usual patience. */
  static Cloud of(
      Installation installation,
      AddressRules rules,
      Supplier<AwsCredentialsProvider> identity,
      LongSupplier nanoTime,
      RandomGenerator random,
      Pause pause) {
    return of(installation, rules, Patience.USUAL, identity, nanoTime, random, pause);
  }

  /**
   * @param patience with all stores
   * @param identity who the service itself is
   * @param nanoTime monotonic
   */
  static Cloud of(
      Installation installation,
      AddressRules rules,
      Patience patience,
      Supplier<AwsCredentialsProvider> identity,
      LongSupplier nanoTime,
      RandomGenerator random,
      Pause pause) {
    AwsClients clients = new AwsClients(installation, patience, identity);
    AssumeRole assumeRole = new AssumeRole(clients::sts, installation.isAws());
    return new Cloud(
        installation,
        clients,
        rules,
        new ForeignStores(rules, GuardedAddresses.Lookup.SYSTEM, patience),
        new KeyHolders(installation, clients::sts),
        assumeRole,
        new CredentialBroker(assumeRole::as, nanoTime, random),
        new Regions(),
        new Principal(
            installation.principalArn(),
            () -> String.valueOf(clients.sts().getCallerIdentity().arn()),
            nanoTime),
        pause);
  }

  /** What administrators are shown, of whatever type their location is. */
  Map<String, String> generated(StoragePlace place) {
    Map<String, String> generated = new TreeMap<>();
    generated.put(RoleSettings.EXTERNAL_ID, place.externalId().value());
    principal.arn().ifPresent(arn -> generated.put(RoleSettings.PRINCIPAL_ARN, arn));
    return generated;
  }

  @Override
  public void close() {
    foreign.close();
    clients.close();
  }
}
