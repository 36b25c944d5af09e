package dev.custody.adapter.storage.testkit.memory;

import dev.custody.application.port.out.storage.CheckListener;
import dev.custody.application.port.out.storage.KeySpace;
import dev.custody.application.port.out.storage.SetupKit;
import dev.custody.application.port.out.storage.Storage;
import dev.custody.application.port.out.storage.StoragePlace;
import dev.custody.application.port.out.storage.StorageType;
import dev.custody.application.port.out.storage.VerificationPhase;
import dev.custody.application.port.out.storage.Verified;
import dev.custody.domain.recording.PartSizing;
import dev.custody.domain.storage.Claim;
import dev.custody.domain.storage.ObjectKey;
import dev.custody.domain.storage.Secret;
import dev.custody.domain.storage.SettingValue;
import dev.custody.domain.storage.SetupArtefact;
import dev.custody.domain.storage.StorageDescriptor;
import dev.custody.domain.storage.StorageSettings;
import dev.custody.domain.text.FieldError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps objects in memory, as strictly as S3: parts of at least 5 MiB but for the last, at most
 * 10,000 of them, ETags by MD5, an object only where there is none. Fails when {@link #faults} says
 * so, and lets a test look at what it holds.
 */
public final class InMemoryStorageType implements StorageType {
  /** How much an instance holds if nothing else is said: 256 MiB. */
  public static final long DEFAULT_CAPACITY_BYTES = 256L << 20;

  private final Budget budget;
  private final long leastPartBytes;
  private final Faults faults = new Faults();
  private final Map<String, MemoryBucket> containers = new ConcurrentHashMap<>();

  public InMemoryStorageType() {
    this(DEFAULT_CAPACITY_BYTES);
  }

  /**
   * @param capacityBytes the most that all objects and parts together may take; more is refused
   */
  public InMemoryStorageType(long capacityBytes) {
    this(capacityBytes, PartSizing.LEAST_BYTES);
  }

  /**
   * @param leastPartBytes how long each part but the last must be at least, for simulations in
   *     which everything is small
   */
  public InMemoryStorageType(long capacityBytes, long leastPartBytes) {
    this.leastPartBytes = leastPartBytes;
    this.budget = new Budget(capacityBytes);
  }

  /** What is to fail, and what was asked. */
  public Faults faults() {
    return faults;
  }

  /** What lies in a container. */
  public Map<ObjectKey, StoredObject> objects(String container) {
    return bucket(container).objects();
  }

  /** All versions that a container holds under a key, the newest last; hidden ones too. */
  public List<StoredObject> versions(String container, ObjectKey key) {
    return bucket(container).versions(key.value());
  }

  /** The uploads of a container that are open. */
  public List<OpenUpload> uploads(String container) {
    return bucket(container).uploads();
  }

  /** What all objects, hidden versions and parts take. */
  public long bytesHeld() {
    return budget.used();
  }

  @Override
  public StorageDescriptor descriptor() {
    return InMemorySettings.DESCRIPTOR;
  }

  @Override
  public boolean offeredToTenants() {
    return true;
  }

  @Override
  public List<FieldError> validate(StorageSettings settings) {
    Optional<String> key = settings.secret(InMemorySettings.KEY).map(Secret::reveal);
    return key.isPresent() && key.equals(settings.text(InMemorySettings.KEY_ID))
        ? List.of(new FieldError("/settings/key", "the key is not its own id"))
        : List.of();
  }

  /** Version 1 called the container a box. */
  @Override
  public StorageSettings upgrade(int fromVersion, StorageSettings settings) {
    Map<String, SettingValue> values = new TreeMap<>(settings.values());
    Optional.ofNullable(values.remove("box"))
        .ifPresent(box -> values.put(InMemorySettings.CONTAINER, box));
    return new StorageSettings(values);
  }

  @Override
  public Set<Claim> claims(StorageSettings settings) {
    InMemorySettings own = InMemorySettings.of(settings);
    return Set.of(new Claim("memory:" + own.container(), own.prefix()));
  }

  @Override
  public String keyPrefix(StoragePlace place) {
    return InMemorySettings.of(place.settings()).prefix();
  }

  @Override
  public Map<String, String> generated(StoragePlace place) {
    return Map.of(InMemorySettings.EXTERNAL_ID, place.externalId().value());
  }

  @Override
  public Verified verify(StoragePlace place, VerificationPhase phase, CheckListener listener) {
    String start = keyPrefix(place) + ".custody-check/";
    try (Storage storage = open(place, new KeySpace(start))) {
      ObjectKey key = ObjectKey.of(start + place.location());
      return new InMemoryVerification(storage, faults, key, listener).run(phase);
    }
  }

  @Override
  public SetupKit setup(StoragePlace place) {
    InMemorySettings own = InMemorySettings.of(place.settings());
    return new SetupKit(
        List.of(
            new SetupArtefact(
                "guide.md",
                "What to do in memory",
                "text/markdown",
                """
                # Container `%s`

                It makes itself, and lets in whoever brings the external ID `%s`.
                All keys start with `%s%s/`.
                """
                    .formatted(
                        own.container(), place.externalId(), own.prefix(), place.organization())),
            new SetupArtefact(
                "permission-policy.json",
                "Permission policy",
                "application/json",
                """
                {"allow": ["put", "get"], "container": "%s", "prefix": "%s"}
                """
                    .formatted(own.container(), own.prefix()))));
  }

  @Override
  public Storage open(StoragePlace place) {
    return open(place, KeySpace.of(keyPrefix(place), place));
  }

  private Storage open(StoragePlace place, KeySpace keys) {
    InMemorySettings own = InMemorySettings.of(place.settings());
    return new InMemoryStorage(
        own, bucket(own.container()), budget, faults, keys, own.partRules(leastPartBytes));
  }

  private MemoryBucket bucket(String container) {
    return containers.computeIfAbsent(container, name -> new MemoryBucket(budget));
  }
}
