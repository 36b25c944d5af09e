package dev.custody.adapter.persistence;

import dev.custody.application.port.out.AuditLog;
import dev.custody.application.port.out.AuditSeal;
import dev.custody.application.port.out.KeysetStore;
import dev.custody.application.port.out.Organizations;
import dev.custody.application.port.out.Recordings;
import dev.custody.application.port.out.RememberedAnswers;
import dev.custody.application.port.out.Sessions;
import dev.custody.application.port.out.StorageLocations;
import dev.custody.application.port.out.Tokens;
import dev.custody.application.port.out.Transactions;
import dev.custody.application.port.out.Vault;
import dev.custody.application.port.out.Verifications;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes the ports that the database serves. None needs a server, so that every verb has them; the
 * {@link Vault} comes from elsewhere.
 */
@Factory
final class PersistenceFactory {

  @Singleton
  @Bean(preDestroy = "close")
  Database database(
      @Property(name = "custody.data-directory", defaultValue = "./data") String dataDirectory,
      @Property(name = "custody.database.url") @Nullable String url,
      @Property(name = "custody.database.username") @Nullable String username,
      @Property(name = "custody.database.password") @Nullable String password) {
    return Database.open(
        new DatabaseSettings(
            Path.of(dataDirectory),
            Optional.ofNullable(url),
            Optional.ofNullable(username),
            Optional.ofNullable(password)));
  }

  @Singleton
  Transactions transactions(Database database) {
    return database.transactions();
  }

  @Singleton
  Organizations organizations(Database database) {
    return new JdbcOrganizations(database.transactions());
  }

  @Singleton
  Tokens tokens(Database database) {
    return new JdbcTokens(database.transactions());
  }

  @Singleton
  Sessions sessions(Database database) {
    return new JdbcSessions(database.transactions());
  }

  @Singleton
  StorageLocations storageLocations(Database database, Vault vault) {
    return new JdbcStorageLocations(database.transactions(), vault);
  }

  @Singleton
  Verifications verifications(Database database) {
    return new JdbcVerifications(database.transactions());
  }

  @Singleton
  Recordings recordings(Database database) {
    return new JdbcRecordings(database.transactions());
  }

  @Singleton
  RememberedAnswers rememberedAnswers(Database database) {
    return new JdbcRememberedAnswers(database.transactions());
  }

  @Singleton
  @Bean(typed = {AuditLog.class, JdbcAuditLog.class})
  JdbcAuditLog auditLog(
      Database database,
      AuditSeal seal,
      @Property(name = "custody.data-directory", defaultValue = "./data") String dataDirectory) {
    Path directory = Path.of(dataDirectory);
    PrivateDirectory.make(directory);
    return JdbcAuditLog.open(database, seal, new AuditHeadFile(directory));
  }

  @Singleton
  AuditVerification auditVerification(JdbcAuditLog log) {
    return new AuditVerification(log);
  }

  @Singleton
  KeysetStore keysetStore(Database database) {
    return new JdbcKeysetStore(database.transactions());
  }
}
