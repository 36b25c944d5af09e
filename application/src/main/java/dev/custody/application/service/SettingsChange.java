package dev.custody.application.service;

import dev.custody.application.port.in.Refusal;
import dev.custody.application.port.out.storage.StorageType;
import dev.custody.domain.storage.LocationState;
import dev.custody.domain.storage.SettingField;
import dev.custody.domain.storage.StorageLocation;
import dev.custody.domain.storage.StorageSettings;
import dev.custody.domain.storage.Verification;
import dev.custody.domain.text.FieldError;
import java.util.List;
import java.util.Objects;

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

  /** {@code settings} as they are kept, if no value that is there breaks a rule. */
  StorageSettings checked(StorageType type, StorageSettings settings) {
    StorageSettings normalized = type.descriptor().normalized(settings);
    refuse(type, type.descriptor().check(normalized, false));
    refuse(type, type.validate(normalized));
    return normalized;
  }

  /** The location with {@code patch} applied; the same where nothing changes. */
  StorageLocation apply(StorageLocation location, StorageSettings patch) {
    StorageType type = places.typeOf(location);
    StorageSettings wanted = checked(type, location.settings().patchedBy(patch));
    if (wanted.equals(location.settings())) {
      return location;
    }
    if (location.state() == LocationState.DRAFT || location.state() == LocationState.VERIFIED) {
      return location.configured(wanted);
    }
    refuse(type, fixedFields(location, wanted, type));
    Verification report = verifications.tryOut(location, wanted);
    if (!report.passed()) {
      throw new Refusal.VerificationFailed(
          "the new values of location %s did not pass their verification, so the old ones go on"
              .formatted(location.id()),
          report);
    }
    return location.configured(wanted).verifiedBy(report);
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
