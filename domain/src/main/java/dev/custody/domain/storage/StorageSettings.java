package dev.custody.domain.storage;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The values of a location, by field name, as its type's descriptor asks for them. Immutable. */
public record StorageSettings(Map<String, SettingValue> values) {
  public static final StorageSettings NONE = new StorageSettings(Map.of());

  public StorageSettings {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
  }

  public Optional<String> text(String field) {
    return values.get(field) instanceof SettingValue.Text(String value)
        ? Optional.of(value)
        : Optional.empty();
  }

  public Optional<Long> number(String field) {
    return values.get(field) instanceof SettingValue.Number(long value)
        ? Optional.of(value)
        : Optional.empty();
  }

  /** Whether the flag is there and set. */
  public boolean flag(String field) {
    return values.get(field) instanceof SettingValue.Flag(boolean value) && value;
  }

  public Optional<Secret> secret(String field) {
    return values.get(field) instanceof SettingValue.Hidden(Secret value)
        ? Optional.of(value)
        : Optional.empty();
  }

  /**
   * These settings changed by {@code patch} (RFC 7396): a cleared field goes, but a cleared secret
   * is kept.
   */
  public StorageSettings patchedBy(StorageSettings patch) {
    Map<String, SettingValue> merged = new TreeMap<>(values);
    patch.values.forEach((field, value) -> {
      if (!(value instanceof SettingValue.Cleared)) {
        merged.put(field, value);
      } else if (!(merged.get(field) instanceof SettingValue.Hidden)) {
        merged.remove(field);
      }
    });
    return new StorageSettings(merged);
  }
}
