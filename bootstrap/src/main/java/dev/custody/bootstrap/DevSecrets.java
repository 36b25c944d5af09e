package dev.custody.bootstrap;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The secrets of a laptop's installation: made at the first start and kept beside the data. What
 * the environment sets comes first.
 */
final class DevSecrets {
  private static final int KEY_BYTES = 32;

  private final String masterKey;
  private final String operatorToken;
  private final Path tokenFile;

  private DevSecrets(String masterKey, String operatorToken, Path tokenFile) {
    this.masterKey = masterKey;
    this.operatorToken = operatorToken;
    this.tokenFile = tokenFile;
  }

  static DevSecrets in(Path dataDirectory) {
    return new DevSecrets(
        Optional.ofNullable(System.getenv("CUSTODY_MASTER_KEY"))
            .orElseGet(() ->
                PrivateFile.readOrMake(
                    dataDirectory.resolve("master-key"),
                    () -> Base64.getEncoder().encodeToString(randomBytes()))),
        Optional.ofNullable(System.getenv("CUSTODY_OPERATOR_TOKEN"))
            .orElseGet(() ->
                PrivateFile.readOrMake(
                    dataDirectory.resolve("operator-token"),
                    () -> HexFormat.of().formatHex(randomBytes()))),
        dataDirectory.resolve("sample-token"));
  }

  String masterKey() {
    return masterKey;
  }

  String operatorToken() {
    return operatorToken;
  }

  /** Where the token of the sample organization is kept. */
  Path tokenFile() {
    return tokenFile;
  }

  @Override
  public String toString() {
    return "DevSecrets[not shown]";
  }

  private static byte[] randomBytes() {
    byte[] bytes = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }
}
