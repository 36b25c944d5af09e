package dev.custody.bootstrap;

import dev.custody.adapter.spool.FilesystemSpool;
import dev.custody.adapter.spool.SpoolLimits;
import dev.custody.adapter.vault.MasterKey;
import dev.custody.adapter.vault.TinkVault;
import dev.custody.application.port.in.AnswerOnce;
import dev.custody.application.port.in.Audit;
import dev.custody.application.port.in.ConfigureStorage;
import dev.custody.application.port.in.ControlAccess;
import dev.custody.application.port.in.LogIn;
import dev.custody.application.port.in.ManageOrganizations;
import dev.custody.application.port.in.Play;
import dev.custody.application.port.in.Record;
import dev.custody.application.port.out.AuditLog;
import dev.custody.application.port.out.AuditSeal;
import dev.custody.application.port.out.Ids;
import dev.custody.application.port.out.KeysetStore;
import dev.custody.application.port.out.Organizations;
import dev.custody.application.port.out.Recordings;
import dev.custody.application.port.out.RememberedAnswers;
import dev.custody.application.port.out.Scheduler;
import dev.custody.application.port.out.Sessions;
import dev.custody.application.port.out.Spool;
import dev.custody.application.port.out.StorageLocations;
import dev.custody.application.port.out.Tokens;
import dev.custody.application.port.out.Transactions;
import dev.custody.application.port.out.Verifications;
import dev.custody.application.port.out.storage.StorageType;
import dev.custody.application.service.DeliverySettings;
import dev.custody.application.service.Ports;
import dev.custody.application.service.RecordingLimits;
import dev.custody.application.service.Settings;
import dev.custody.application.service.StorageTypes;
import dev.custody.application.service.UseCases;
import dev.custody.domain.access.TokenSecret;
import dev.custody.domain.recording.Backoff;
import dev.custody.domain.storage.StorageTypeId;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Puts adapters and use cases together. The storage types are those that the class path has. */
@Factory
final class Wiring {

  /** Primary, since Micronaut brings a clock of its own. */
  @Singleton
  @Primary
  InstantSource clock() {
    return InstantSource.system();
  }

  @Singleton
  Ids ids(InstantSource clock) {
    return new SystemIds(clock);
  }

  @Singleton
  @Bean(preDestroy = "close")
  VirtualThreadScheduler scheduler() {
    return new VirtualThreadScheduler();
  }

  @Singleton
  StorageTypes storageTypes(Collection<StorageType> types) {
    return new StorageTypes(types);
  }

  /**
   * @param limits of who starts the service from code, where the disk matters to nobody
   */
  @Singleton
  @Bean(preDestroy = "close")
  FilesystemSpool spool(
      Optional<SpoolLimits> limits,
      CustodySettings settings,
      CustodySettings.SpoolSettings spool,
      CustodySettings.OrganizationSettings organization,
      InstantSource clock,
      Scheduler scheduler) {
    return FilesystemSpool.open(
        DataDirectory.prepare(settings.getDataDirectory()).resolve("spool"),
        limits
            .orElse(SpoolLimits.DEFAULT)
            .withQuotas(orUnlimited(spool.getQuota()), orUnlimited(organization.getQuota())),
        clock,
        scheduler);
  }

  @Singleton
  MasterKey masterKey(CustodySettings settings) {
    return MasterKey.parse(
        settings
            .getMasterKey()
            .orElseThrow(() -> new UnsafeSetting("custody.master-key", "is not set")));
  }

  @Singleton
  TinkVault vault(KeysetStore keysets, MasterKey masterKey) {
    return TinkVault.open(keysets, masterKey);
  }

  @Singleton
  AuditSeal auditSeal(MasterKey masterKey) {
    return masterKey.auditSeal();
  }

  @Singleton
  Ports ports(
      Organizations organizations,
      Tokens tokens,
      Sessions sessions,
      StorageLocations locations,
      Verifications verifications,
      Recordings recordings,
      RememberedAnswers answers,
      AuditLog audit,
      Transactions transactions,
      Spool spool,
      StorageTypes types,
      Scheduler scheduler,
      Ids ids,
      InstantSource clock) {
    return new Ports(
        organizations,
        tokens,
        sessions,
        locations,
        verifications,
        recordings,
        answers,
        audit,
        transactions,
        spool,
        types,
        scheduler,
        ids,
        clock,
        RandomGenerator.getDefault());
  }

  @Singleton
  Settings settings(
      CustodySettings custody,
      CustodySettings.DefaultStorage defaultStorage,
      CustodySettings.RecordingSettings recording,
      CustodySettings.DeliveryProperties delivery,
      CustodySettings.VerificationSettings verification,
      CustodySettings.ExternalIdSettings externalId) {
    return new Settings(
        custody.getOperatorToken().map(TokenSecret::hash),
        defaultStorage.getType().map(StorageTypeId::new),
        new RecordingLimits(recording.getMaxSize(), recording.getIdleTimeout()),
        new DeliverySettings(
            new Backoff(delivery.getRetryInitial(), delivery.getRetryMax()),
            delivery.getBlockedProbe(),
            DeliverySettings.DEFAULT.mostUnderWay(),
            DeliverySettings.DEFAULT.mostUnderWayOfOrganization(),
            DeliverySettings.DEFAULT.mostUnderWayOfOne(),
            DeliverySettings.DEFAULT.mostReadyOfOne(),
            DeliverySettings.DEFAULT.parts()),
        verification.getInterval(),
        externalId.isCustomerChosen());
  }

  @Singleton
  @Bean(preDestroy = "close")
  UseCases useCases(Ports ports, Settings settings) {
    return new UseCases(ports, settings);
  }

  @Singleton
  ControlAccess controlAccess(UseCases useCases) {
    return useCases.controlAccess();
  }

  @Singleton
  LogIn logIn(UseCases useCases) {
    return useCases.logIn();
  }

  @Singleton
  ManageOrganizations manageOrganizations(UseCases useCases) {
    return useCases.manageOrganizations();
  }

  @Singleton
  ConfigureStorage configureStorage(UseCases useCases) {
    return useCases.configureStorage();
  }

  @Singleton
  Record record(UseCases useCases) {
    return useCases.record();
  }

  @Singleton
  Play play(UseCases useCases) {
    return useCases.play();
  }

  @Singleton
  AnswerOnce answerOnce(UseCases useCases) {
    return useCases.answerOnce();
  }

  @Singleton
  Audit audit(UseCases useCases) {
    return useCases.audit();
  }

  private static long orUnlimited(long bytes) {
    return Optional.of(bytes).filter(limit -> limit > 0).orElse(Long.MAX_VALUE);
  }
}
