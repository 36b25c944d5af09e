package dev.custody.adapter.storage.testkit;

import dev.custody.application.port.out.storage.StorageType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * Says when an implementation of {@link StorageType} is right: what it asks for, how it judges what
 * it is given, and what it finds out. Subclass it in the type's own tests.
 */
public abstract class StorageTypeContract
    implements DescribingSettings, JudgingSettings, Verifying, SettingUp {
  private FarSide farSide;
  private StorageType type;

  /** A far side that nobody has used. */
  protected abstract FarSide newFarSide();

  @BeforeEach
  final void begin() {
    farSide = newFarSide();
    type = farSide.start();
  }

  @AfterEach
  final void end() {
    farSide.close();
  }

  @Override
  public final FarSide farSide() {
    return farSide;
  }

  @Override
  public final StorageType type() {
    return type;
  }
}
