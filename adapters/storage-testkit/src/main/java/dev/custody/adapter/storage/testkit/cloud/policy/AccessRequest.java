package dev.custody.adapter.storage.testkit.cloud.policy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What somebody wants to do, and under which circumstances.
 *
 * @param action such as {@code s3:PutObject}
 * @param resource an ARN
 * @param context the condition keys that are there, in lower case, with their values
 */
public record AccessRequest(String action, String resource, Map<String, List<String>> context) {
  public AccessRequest {
    context = Map.copyOf(context);
  }

  public static Builder of(String action, String resource) {
    return new Builder(action, resource);
  }

  List<String> values(String key) {
    return context.getOrDefault(key.toLowerCase(Locale.ROOT), List.of());
  }

  boolean has(String key) {
    return context.containsKey(key.toLowerCase(Locale.ROOT));
  }

  /** Puts a request together. */
  public static final class Builder {
    private final String action;
    private final String resource;
    private final Map<String, List<String>> context = new TreeMap<>();

    private Builder(String action, String resource) {
      this.action = action;
      this.resource = resource;
    }

    /** Adds a condition key; several values make it one of many values. */
    public Builder with(String key, String... values) {
      if (!ConditionKeys.isFilled(key)) {
        throw new IllegalArgumentException("No request carries the condition key " + key);
      }
      context.put(key.toLowerCase(Locale.ROOT), List.of(values));
      return this;
    }

    public Builder with(String key, Optional<String> value) {
      value.ifPresent(present -> with(key, present));
      return this;
    }

    public AccessRequest build() {
      return new AccessRequest(action, resource, context);
    }
  }
}
