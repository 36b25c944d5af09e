package dev.custody.adapter.storage.testkit;

import java.util.Map;

/**
 * What a storage type that needs a far side brings, so that the service as a whole can be tested
 * with it: found by {@link java.util.ServiceLoader} in the test jar of the type's module, started
 * when it is made.
 */
public interface PluggedIn extends AutoCloseable {

  /** The id of the type. */
  String type();

  /** What the operator sets in the service's configuration. */
  Map<String, String> operatorSettings();

  /**
   * Settings of a location as a client sends them, for an organization with that external ID. Its
   * far side is made, and all that it needs is granted.
   */
  Map<String, Object> settings(String externalId);

  @Override
  void close();
}
