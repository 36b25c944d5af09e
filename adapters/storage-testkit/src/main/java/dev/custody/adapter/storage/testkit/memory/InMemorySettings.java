package dev.custody.adapter.storage.testkit.memory;

import dev.custody.application.port.out.storage.Storage.PartRules;
import dev.custody.domain.storage.SettingField;
import dev.custody.domain.storage.SettingField.Basics;
import dev.custody.domain.storage.StorageDescriptor;
import dev.custody.domain.storage.StorageSettings;
import dev.custody.domain.storage.StorageTypeId;
import java.util.List;
import java.util.Optional;

/**
 * A location's settings as this type understands them, and the fields that ask for them: one of
 * every kind, so that a test over all types sees every kind.
 *
 * @param quota the most that the container may hold for this location to write, in bytes
 */
record InMemorySettings(
    String container, String prefix, boolean equalParts, boolean versioned, long quota) {
  static final String CONTAINER = "container";
  static final String KEY_ID = "keyId";
  static final String KEY = "key";
  static final String EXTERNAL_ID = "externalId";

  private static final String PREFIX = "prefix";
  private static final String SIGN_IN = "signIn";
  private static final String BY_KEY = "key";
  private static final String EQUAL_PARTS = "equalParts";
  private static final String VERSIONED = "versioned";
  private static final String QUOTA = "quota";
  private static final long DEFAULT_QUOTA_BYTES = 1L << 30;
  private static final int MOST_PARTS = 10_000;
  private static final int PARTS_AT_ONCE = 3;

  static final StorageDescriptor DESCRIPTOR =
      new StorageDescriptor(
          new StorageTypeId("in-memory"),
          "Memory",
          "Keeps recordings in this process, for tests. They are gone when it ends.",
          2,
          false,
          List.of(
              new SettingField.Text(
                  Basics.required(
                          CONTAINER, "Container", "Which container to use. It makes itself.")
                      .inGroup("Where"),
                  Optional.of("[a-z][a-z0-9-]{2,62}"),
                  Optional.empty(),
                  "acme-recordings"),
              new SettingField.Text(
                  Basics.optional(PREFIX, "Prefix", "What all keys start with. Ends with a slash.")
                      .inGroup("Where"),
                  Optional.of("(?:[A-Za-z0-9_-]{1,100}/){1,5}"),
                  Optional.empty(),
                  "recordings/"),
              new SettingField.Choice(
                  Basics.optional(SIGN_IN, "Sign-in", "How the service shows who it is.")
                      .inGroup("Access"),
                  List.of(
                      new SettingField.Option("open", "Open to all"),
                      new SettingField.Option(BY_KEY, "By key"))),
              new SettingField.Text(
                  Basics.required(KEY_ID, "Key id", "Names the key.")
                      .inGroup("Access")
                      .visibleWhen(SIGN_IN, BY_KEY)
                      .changeableWhileActive(),
                  Optional.of("[A-Z0-9]{4,32}"),
                  Optional.empty(),
                  "MEMORYKEY1"),
              new SettingField.Hidden(
                  Basics.required(KEY, "Key", "The secret that belongs to the key id.")
                      .inGroup("Access")
                      .visibleWhen(SIGN_IN, BY_KEY)
                      .changeableWhileActive()),
              new SettingField.Flag(
                  Basics.optional(
                      EQUAL_PARTS,
                      "Equal parts",
                      "Whether all parts but the last must be of one length."),
                  false),
              new SettingField.Flag(
                  Basics.optional(
                      VERSIONED, "Versions", "Whether deleted objects are kept as versions."),
                  false),
              new SettingField.Number(
                  Basics.optional(QUOTA, "Quota", "The most that the container may hold."),
                  1,
                  1L << 40,
                  Optional.of(DEFAULT_QUOTA_BYTES),
                  "bytes"),
              new SettingField.Generated(
                  Basics.optional(
                      EXTERNAL_ID, "External ID", "What the container asks of the service."))));

  static InMemorySettings of(StorageSettings settings) {
    return new InMemorySettings(
        settings.text(CONTAINER).orElse("none"),
        settings.text(PREFIX).orElse(""),
        settings.flag(EQUAL_PARTS),
        settings.flag(VERSIONED),
        settings.number(QUOTA).orElse(DEFAULT_QUOTA_BYTES));
  }

  /** As strict as S3 (Amazon S3, "Multipart upload limits"). */
  PartRules partRules(long leastBytes) {
    return new PartRules(leastBytes, MOST_PARTS, equalParts, PARTS_AT_ONCE);
  }

  void requireRoom(Operation operation, String key, long held, long more) {
    if (more > quota - held) {
      throw Failure.refused(
          operation,
          key,
          "QuotaExceeded",
          "the container '%s' holds %d of the %d bytes that it may, and %d more do not fit"
              .formatted(container, held, quota, more));
    }
  }
}
