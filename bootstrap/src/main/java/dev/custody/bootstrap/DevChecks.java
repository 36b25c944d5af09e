package dev.custody.bootstrap;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** On a laptop nothing has to be set; only the data must be one's own. */
@Singleton
@Requires(env = Modes.DEV)
final class DevChecks implements StartChecks {
  private final CustodySettings settings;

  DevChecks(CustodySettings settings) {
    this.settings = settings;
  }

  @Override
  public void check() {
    DataDirectory.prepare(settings.getDataDirectory());
  }
}
