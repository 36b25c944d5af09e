package dev.custody.application.service;

import dev.custody.application.port.in.Refusal;
import dev.custody.application.port.out.storage.StorageType;
import dev.custody.domain.storage.LocationState;
import dev.custody.domain.storage.SettingField;
import dev.custody.domain.storage.SettingValue;
import dev.custody.domain.storage.StorageLocation;
import dev.custody.domain.storage.StorageSettings;
import dev.custody.domain.storage.Verification;
import dev.custody.domain.text.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Changes of a location's settings: judged by their type, and tried before they take effect where
 * recordings depend on them.
 */
final class SettingsChange {
  private final Places places;
  private final VerificationRunner verifications;

  SettingsChange(Places places, VerificationRunner verifications) {
    this.places = places;
    this.verifications = verifications;
  }

  /**
   * A change that may be made.
   *
   * @param tried the report of the new values, where recordings depend on them
   */
  record Change(StorageSettings wanted, Optional<Verification> tried) {

    /** The location with the change made; the same where nothing changes. */
    StorageLocation on(StorageLocation location) {
      if (wanted.equals(location.settings())) {
        return location;
      }
      StorageLocation changed = location.configured(wanted);
      return tried.map(changed::verifiedBy).orElse(changed);
    }
  }

  /**
   * {@code settings} as they are kept, if no value that is there breaks a rule. All that is wrong
   * is told at once.
   */
  StorageSettings checked(StorageType type, StorageSettings settings) {
    return checked(type, settings, unknownNames(type, settings));
  }

  private static StorageSettings checked(
      StorageType type, StorageSettings settings, List<FieldError> unknown) {
    StorageSettings normalized = type.descriptor().normalized(settings);
    List<FieldError> errors = new ArrayList<>(type.descriptor().check(normalized, false));
    errors.addAll(unknown);
    errors.addAll(type.validate(without(errors, normalized)));
    refuse(type, errors);
    return normalized;
  }

  /** A name that nobody knows is an error even where it comes with nothing to keep. */
  private static List<FieldError> unknownNames(StorageType type, StorageSettings settings) {
    Map<String, SettingValue> cleared = new TreeMap<>();
    Set<String> kept = type.descriptor().normalized(settings).values().keySet();
    for (String name : settings.values().keySet()) {
      if (type.descriptor().field(name).isEmpty() && !kept.contains(name)) {
        cleared.put(name, new SettingValue.Cleared());
      }
    }
    return type.descriptor().check(new StorageSettings(cleared), false);
  }

  /** What the type's own rules can be asked about. */
  private static StorageSettings without(List<FieldError> errors, StorageSettings settings) {
    Set<String> wrong = errors.stream().map(FieldError::pointer).collect(Collectors.toSet());
    Map<String, SettingValue> right = new TreeMap<>(settings.values());
    right.keySet().removeIf(name -> wrong.contains("/settings/" + name));
    return new StorageSettings(right);
  }

  /** What {@code patch} makes of the location. */
  Change prepared(StorageLocation location, StorageSettings patch) {
    StorageType type = places.typeOf(location);
    StorageSettings wanted =
        checked(type, location.settings().patchedBy(patch), unknownNames(type, patch));
    if (wanted.equals(location.settings())
        || location.state() == LocationState.DRAFT
        || location.state() == LocationState.VERIFIED) {
      return new Change(wanted, Optional.empty());
    }
    refuse(type, fixedFields(location, wanted, type));
    Verification report = verifications.tryOut(location, wanted);
    if (!report.passed()) {
      throw new Refusal.VerificationFailed(
          "the new values of location %s did not pass their verification, so the old ones go on"
              .formatted(location.id()),
          report);
    }
    return new Change(wanted, Optional.of(report));
  }

  private static List<FieldError> fixedFields(
      StorageLocation location, StorageSettings wanted, StorageType type) {
    return type.descriptor().fields().stream()
        .filter(field -> !field.basics().editableWhileActive())
        .filter(field -> changes(field, location.settings(), wanted))
        .map(field ->
            new FieldError(
                "/settings/" + field.name(),
                "%s cannot change once recordings go there; make another location"
                    .formatted(field.basics().label())))
        .toList();
  }

  private static boolean changes(
      SettingField field, StorageSettings before, StorageSettings after) {
    return !Objects.equals(before.values().get(field.name()), after.values().get(field.name()));
  }

  private static void refuse(StorageType type, List<FieldError> errors) {
    if (!errors.isEmpty()) {
      throw new Refusal.InvalidSettings(
          "the settings do not fit a location of type '%s'".formatted(type.descriptor().id()),
          errors);
    }
  }
}
