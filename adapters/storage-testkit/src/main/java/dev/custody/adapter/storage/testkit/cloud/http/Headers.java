package dev.custody.adapter.storage.testkit.cloud.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** The headers of a message; upper and lower case of a name are the same. */
public final class Headers {
  private final Map<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  public Headers add(String name, String value) {
    values.computeIfAbsent(name, added -> new ArrayList<>(1)).add(value);
    return this;
  }

  public Headers set(String name, String value) {
    values.put(name, new ArrayList<>(List.of(value)));
    return this;
  }

  public Headers set(String name, Optional<String> value) {
    value.ifPresent(present -> set(name, present));
    return this;
  }

  public Headers remove(String name) {
    values.remove(name);
    return this;
  }

  public Headers removeAll(java.util.function.Predicate<String> names) {
    values.keySet().removeIf(names);
    return this;
  }

  public Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  public List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }

  public Set<String> names() {
    return values.keySet();
  }

  public void forEach(BiConsumer<String, String> each) {
    values.forEach((name, all) -> all.forEach(value -> each.accept(name, value)));
  }
}
