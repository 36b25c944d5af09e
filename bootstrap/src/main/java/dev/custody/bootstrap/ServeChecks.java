package dev.custody.bootstrap;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Base64;

/**
 * What must be right before the service starts, besides what each part checks of its own settings.
 */
@Singleton
@Requires(env = Modes.SERVE)
final class ServeChecks implements StartChecks {
  private static final int SHORTEST_TOKEN = 32;
  private static final int KEY_BYTES = 32;

  private final CustodySettings settings;

  ServeChecks(CustodySettings settings) {
    this.settings = settings;
  }

  @Override
  public void check() {
    String token =
        settings
            .getOperatorToken()
            .orElseThrow(() ->
                new UnsafeSetting(
                    "custody.operator-token",
                    "is not set; choose a random one of 32 characters or more, for example by: openssl rand -hex"
                        + " 32"));
    if (token.length() < SHORTEST_TOKEN) {
      throw new UnsafeSetting(
          "custody.operator-token",
          "has %d characters; it takes %d or more".formatted(token.length(), SHORTEST_TOKEN));
    }
    checkMasterKey();
    DataDirectory.prepare(settings.getDataDirectory());
  }

  private void checkMasterKey() {
    String key =
        settings
            .getMasterKey()
            .orElseThrow(() ->
                new UnsafeSetting(
                    "custody.master-key",
                    "is not set; make one by: openssl rand -base64 32, and keep a copy in a safe place"));
    int bytes;
    try {
      bytes = Base64.getDecoder().decode(key.strip()).length;
    } catch (IllegalArgumentException e) {
      throw new UnsafeSetting(
          "custody.master-key", "is not base64; make one by: openssl rand -base64 32");
    }
    if (bytes != KEY_BYTES) {
      throw new UnsafeSetting(
          "custody.master-key",
          "holds %d bytes; it takes %d, made by: openssl rand -base64 32"
              .formatted(bytes, KEY_BYTES));
    }
  }
}
