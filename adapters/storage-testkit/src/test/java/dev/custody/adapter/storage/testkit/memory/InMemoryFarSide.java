package dev.custody.adapter.storage.testkit.memory;

import dev.custody.adapter.storage.testkit.FarSide;
import dev.custody.application.port.out.storage.StorageType;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.storage.Capability;
import dev.custody.domain.storage.ObjectKey;
import dev.custody.domain.storage.Secret;
import dev.custody.domain.storage.SettingValue;
import dev.custody.domain.storage.StorageSettings;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One container that all organizations share, under one prefix. */
final class InMemoryFarSide implements FarSide {
  private static final String CONTAINER = "shared";

  private final InMemoryStorageType type = new InMemoryStorageType();
  private final Map<String, SettingValue> more;

  InMemoryFarSide(Map<String, SettingValue> more) {
    this.more = more;
  }

  @Override
  public StorageType start() {
    return type;
  }

  @Override
  public StorageSettings settings(OrganizationId organization) {
    Map<String, SettingValue> values = new TreeMap<>(more);
    values.put("container", new SettingValue.Text(CONTAINER));
    values.put("prefix", new SettingValue.Text("uploads/"));
    values.put("signIn", new SettingValue.Text("key"));
    values.put("keyId", new SettingValue.Text("MEMORYKEY1"));
    values.put("key", new SettingValue.Hidden(Secret.of("a-secret-of-the-contract")));
    return new StorageSettings(values);
  }

  @Override
  public Set<String> storedKeys() {
    return type.objects(CONTAINER).keySet().stream()
        .map(ObjectKey::value)
        .collect(Collectors.toSet());
  }

  @Override
  public byte[] storedBytes(ObjectKey key) {
    return Optional.ofNullable(type.objects(CONTAINER).get(key)).orElseThrow().bytes();
  }

  @Override
  public int openUploads() {
    return type.uploads(CONTAINER).size();
  }

  @Override
  public void breakDown() {
    type.faults().onEverything().fail(Failure.REFUSED);
  }

  @Override
  public boolean tellsVersions() {
    return more.containsKey("versioned");
  }

  @Override
  public Set<Capability> refusable() {
    return EnumSet.allOf(Capability.class);
  }

  @Override
  public void refuse(Capability capability) {
    Faults faults = type.faults();
    Faults.Order order =
        switch (capability) {
          case WRITE ->
              faults.on(Operation.PUT, Operation.BEGIN, Operation.PART, Operation.COMPLETE);
          case MULTIPART -> faults.on(Operation.BEGIN, Operation.PART, Operation.COMPLETE);
          case READ -> faults.on(Operation.READ, Operation.HEAD);
          case LIST -> faults.on(Operation.LIST);
          case DELETE -> faults.on(Operation.DELETE);
        };
    order.fail(Failure.REFUSED);
  }

  @Override
  public List<StorageSettings> olderSettings() {
    return List.of(new StorageSettings(Map.of("box", new SettingValue.Text("an-old-box"))));
  }

  @Override
  public List<StorageSettings> wrongTogether() {
    return List.of(
        new StorageSettings(
            Map.of(
                "container", new SettingValue.Text(CONTAINER),
                "signIn", new SettingValue.Text("key"),
                "keyId", new SettingValue.Text("MEMORYKEY1"),
                "key", new SettingValue.Hidden(Secret.of("MEMORYKEY1")))));
  }
}
