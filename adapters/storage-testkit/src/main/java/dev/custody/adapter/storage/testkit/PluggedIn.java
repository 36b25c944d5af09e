package dev.custody.adapter.storage.testkit;

import java.util.Map;

/**
 * The far side of a storage type, for tests of the service as a whole: found by {@link
 * java.util.ServiceLoader}, started when it is made. A type that needs nothing has none.
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
