package dev.custody.adapter.storage.testkit;

import dev.custody.application.port.out.storage.StoragePlace;
import dev.custody.application.port.out.storage.StorageType;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.storage.SettingField;
import dev.custody.domain.storage.SettingValue;
import dev.custody.domain.storage.StorageDescriptor;
import dev.custody.domain.storage.StorageSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the groups of the type's tests share. */
interface TypeBench {
  FarSide farSide();

  StorageType type();

  default StorageDescriptor descriptor() {
    return type().descriptor();
  }

  default StorageSettings settings() {
    return farSide().settings(Places.ACME);
  }

  default StoragePlace place(OrganizationId organization) {
    return Places.of(organization, farSide().settings(organization));
  }

  default StorageSettings with(StorageSettings settings, String field, SettingValue value) {
    Map<String, SettingValue> values = new TreeMap<>(settings.values());
    values.put(field, value);
    return new StorageSettings(values);
  }

  default StorageSettings without(StorageSettings settings, String field) {
    Map<String, SettingValue> values = new TreeMap<>(settings.values());
    values.remove(field);
    return new StorageSettings(values);
  }

  /** The value that a field has where none is given. */
  default Optional<SettingValue> defaultOf(SettingField field) {
    return switch (field) {
      case SettingField.Text text -> text.defaultValue().map(SettingValue.Text::new);
      case SettingField.Number number -> number.defaultValue().map(SettingValue.Number::new);
      case SettingField.Choice choice ->
          Optional.of(new SettingValue.Text(choice.options().getFirst().value()));
      case SettingField.Flag flag -> Optional.of(new SettingValue.Flag(flag.defaultValue()));
      case SettingField.Hidden hidden -> Optional.empty();
      case SettingField.Generated generated -> Optional.empty();
    };
  }

  /** The secrets of the settings that the far side gives, which must show nowhere. */
  default List<String> secrets() {
    return settings().values().keySet().stream()
        .flatMap(name -> settings().secret(name).stream())
        .map(secret -> secret.reveal())
        .toList();
  }
}
