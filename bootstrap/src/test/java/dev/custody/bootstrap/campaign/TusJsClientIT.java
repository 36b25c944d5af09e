package dev.custody.bootstrap.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** tus-js-client as it is published, on Node. */
class TusJsClientIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String REMEDY =
      "install Node.js 18 or newer with npm (Debian: apt-get install nodejs npm)";

  @TempDir private static Path folder;
  private static OwnDisk disk;
  private static Path program;
  private static CuttingProxy network;
  private static Custody custody;
  private static Api api;
  private static Tenant tenant;

  @BeforeAll
  static void start() throws IOException {
    disk = OwnDisk.in(folder);
    program = install();
    network = new CuttingProxy();
    custody =
        Installation.in(disk.data())
            .with("CUSTODY_PUBLIC_URL", network.address().toString())
            .start();
    network.forwardTo(custody.address());
    api = new Api(custody.address());
    tenant = api.tenant("tus-js-client");
  }

  @AfterAll
  static void end() throws IOException {
    if (custody != null) {
      api.close();
      custody.close();
    }
    disk.close();
    if (network != null) {
      network.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"paused, 3000017", "deferred, 1000003", "smallChunks, 50001", "withCreation, 500009"})
  void uploads(String mode, int length) throws IOException {
    network.cut(0, 0);
    upload(mode, length);
  }

  @Test
  void goesOnAfterTheConnectionWasCut() throws IOException {
    network.cut(3, 250_000);
    upload("paused", 4_000_001);
    assertEquals(3, network.cuts());
  }

  @Test
  void goesOnAfterTheConnectionWasCutWhereTheLengthIsNotKnown() throws IOException {
    network.cut(3, 200_000);
    upload("deferred", 4_000_003);
    assertEquals(3, network.cuts());
  }

  private static void upload(String mode, int length) throws IOException {
    RandomBytes content = new RandomBytes(length);
    Path file = folder.resolve("upload-%s-%d".formatted(mode, length));
    Files.write(file, content.piece(0, length));
    ProcessBuilder node =
        new ProcessBuilder(Command.need("node", REMEDY), program.resolve("upload.mjs").toString());
    node.environment().put("ENDPOINT", network.address().resolve(tenant.uploads()).toString());
    node.environment().put("AUTHORIZATION", tenant.authorization());
    node.environment().put("FILE", file.toString());
    node.environment().put("LENGTH", Integer.toString(length));
    node.environment().put("MODE", mode);
    String said = Command.run(node, PATIENCE);
    String url =
        said.lines().filter(line -> line.startsWith("uploaded to ")).findFirst().orElseThrow();
    String path = URI.create(url.substring("uploaded to ".length())).getPath();
    new StoredContent(api, tenant, disk.data())
        .check(path.substring(path.lastIndexOf('/') + 1), content, length);
  }

  /** With the versions that the lock file names. */
  private static Path install() throws IOException {
    Path into = Files.createDirectory(folder.resolve("tus-js-client"));
    for (String name : List.of("package.json", "package-lock.json", "upload.mjs")) {
      try (InputStream in =
          Objects.requireNonNull(
              TusJsClientIT.class.getResourceAsStream("tus-js-client/" + name), name)) {
        Files.copy(in, into.resolve(name));
      }
    }
    ProcessBuilder npm =
        new ProcessBuilder(
            Command.need("npm", REMEDY), "ci", "--ignore-scripts", "--no-audit", "--no-fund");
    Command.run(npm.directory(into.toFile()), PATIENCE);
    return into;
  }
}
