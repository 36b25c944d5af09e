package dev.custody.application.port.out.storage;

import dev.custody.domain.storage.Claim;
import dev.custody.domain.storage.StorageDescriptor;
import dev.custody.domain.storage.StorageSettings;
import dev.custody.domain.text.FieldError;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A kind of storage that is plugged in. One instance a process, made by the type's own module; safe
 * for use by many threads.
 */
public interface StorageType {

  /** What the type asks for. Always the same. */
  StorageDescriptor descriptor();

  /** Whether an organization may choose it; the operator's default location may be of any type. */
  boolean offeredToTenants();

  /**
   * Rules that no single field can tell, for settings that the descriptor found right field by
   * field.
   *
   * @return what is wrong; empty if nothing
   */
  List<FieldError> validate(StorageSettings settings);

  /**
   * Settings of an older schema version made into those of today's. Only called for versions below
   * the descriptor's.
   *
   * @param fromVersion the version that {@code settings} were written under, from 1
   */
  StorageSettings upgrade(int fromVersion, StorageSettings settings);

  /**
   * What a location with these settings has that no other organization may have too. Empty where
   * nothing can collide.
   */
  Set<Claim> claims(StorageSettings settings);

  /**
   * What all keys of a location of ours start with: empty, or a path that ends with a slash. The
   * organization's id comes after it in every key; see {@link KeySpace}.
   */
  String keyPrefix(StoragePlace place);

  /**
   * What the service made for the administrator to use, such as an external ID, by the names of the
   * descriptor's generated fields. What no field has such a name for, no form shows; clients may
   * read it all the same.
   */
  Map<String, String> generated(StoragePlace place);

  /**
   * Tries what the location can do, check by check, telling each as it is through; may take
   * minutes. What goes wrong is a line of the report and never an exception. Leaves nothing behind
   * but at most one small object under a fixed key.
   */
  Verified verify(StoragePlace place, VerificationPhase phase, CheckListener listener);

  /**
   * The files that an administrator needs for the far side, filled in; empty where nothing has to
   * be set up.
   */
  SetupKit setup(StoragePlace place);

  /**
   * Somebody wants a try now: the next call at {@code place} is made whatever failed there before.
   * Nothing to do for a type that keeps no failures.
   */
  default void forgetFailures(StoragePlace place) {}

  /**
   * A way to the objects of {@code place}. Cheap, reaches for nothing until it is used.
   *
   * @return to be closed by the caller
   */
  Storage open(StoragePlace place);
}
