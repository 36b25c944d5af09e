package dev.custody.bootstrap.e2e;

import dev.custody.adapter.storage.testkit.memory.InMemoryStorageType;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Plugs the strict in-memory type in, as a module of its own would: nothing else knows of it. */
@Factory
class InMemoryTypeFactory {
  @Singleton
  InMemoryStorageType inMemory() {
    return new InMemoryStorageType();
  }
}
