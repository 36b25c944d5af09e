package dev.custody.application.service;

import dev.custody.application.port.out.storage.StorageType;
import dev.custody.domain.storage.StorageDescriptor;
import dev.custody.domain.storage.StorageTypeId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The kinds of storage that are plugged in. */
public final class StorageTypes {
  private final Map<String, StorageType> byId = new TreeMap<>();

  /**
   * @throws IllegalStateException if two have one id
   */
  public StorageTypes(Collection<StorageType> types) {
    for (StorageType type : types) {
      String id = type.descriptor().id().value();
      if (byId.put(id, type) != null) {
        throw new IllegalStateException("two storage types are called '" + id + "'");
      }
    }
  }

  public Optional<StorageType> find(StorageTypeId id) {
    return Optional.ofNullable(byId.get(id.value()));
  }

  /** Those that organizations may choose, the recommended one first. */
  public List<StorageDescriptor> offered() {
    return byId.values().stream()
        .filter(StorageType::offeredToTenants)
        .map(StorageType::descriptor)
        .sorted((a, b) -> Boolean.compare(b.recommended(), a.recommended()))
        .toList();
  }
}
