package dev.custody.adapter.persistence;

import static dev.custody.adapter.persistence.Samples.location;
import static dev.custody.adapter.persistence.Samples.locationId;
import static dev.custody.adapter.persistence.Samples.organization;
import static dev.custody.adapter.persistence.Samples.organizationId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.application.port.out.Vault;
import dev.custody.domain.storage.LocationName;
import dev.custody.domain.storage.LocationState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A secret of a location is found nowhere on the disk, and what is not secret is. */
class CanaryTest {
  private static final String SECRET = "secret of 1";
  private static final String NO_SECRET = "recordings-1";

  @TempDir private Path directory;

  @Test
  void noFileShowsASecret() throws IOException {
    try (var database = Database.open(DatabaseSettings.embedded(directory))) {
      var transactions = database.transactions();
      var locations = new JdbcStorageLocations(transactions, new OpenVault());
      new JdbcOrganizations(transactions).add(organization(1));
      locations.add(location(1, 1, LocationState.DRAFT));
      locations.update(
          organizationId(1), locationId(1), before -> before.named(new LocationName("Other")));
      database.dump();
    }

    List<Path> files;
    try (var all = Files.walk(directory)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    assertEquals(2, files.size(), files::toString);
    String sealed =
        new OpenVault()
            .seal(
                "{\"secretKey\":\"" + SECRET + "\"}",
                new Vault.Purpose(organizationId(1), locationId(1), 2));
    for (Path file : files) {
      String content = content(file);
      assertFalse(content.contains(SECRET), file::toString);
      assertTrue(content.contains(NO_SECRET), file::toString);
      assertTrue(content.contains(sealed), file::toString);
    }
  }

  private static String content(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    InputStream raw = new ByteArrayInputStream(bytes);
    try (InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
