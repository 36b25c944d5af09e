package dev.custody.bootstrap;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.ReadableBytes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What the operator sets, by key and environment variable; {@code --help} lists it. */
@ConfigurationProperties("custody")
interface CustodySettings {

  /** Database, spool and filesystem storage. */
  @Bindable(defaultValue = "./data")
  Path getDataDirectory();

  Optional<String> getOperatorToken();

  Optional<String> getMasterKey();

  /** Location of organizations without their own. */
  @ConfigurationProperties("default-storage")
  interface DefaultStorage {
    Optional<String> getType();
  }

  /** Bytes that may lie in the spool; 0 for as many as the disk holds. */
  @ConfigurationProperties("spool")
  interface SpoolSettings {
    @ReadableBytes
    @Bindable(defaultValue = "0")
    long getQuota();
  }

  /** Bytes that one organization may have in the spool; 0 for no limit of its own. */
  @ConfigurationProperties("organization")
  interface OrganizationSettings {
    @ReadableBytes
    @Bindable(defaultValue = "0")
    long getQuota();
  }

  /** Limits of one recording. */
  @ConfigurationProperties("recording")
  interface RecordingSettings {
    @ReadableBytes
    @Bindable(defaultValue = "5497558138880")
    long getMaxSize();

    @Bindable(defaultValue = "24h")
    Duration getIdleTimeout();
  }

  /** What customers' roles demand. */
  @ConfigurationProperties("external-id")
  interface ExternalIdSettings {
    /** Whether the operator may take over the IDs of an older system. */
    @Bindable(defaultValue = "false")
    boolean isCustomerChosen();
  }

  /** Of locations. */
  @ConfigurationProperties("verification")
  interface VerificationSettings {
    /** How often one in use is verified anew. */
    @Bindable(defaultValue = "24h")
    Duration getInterval();
  }

  /** Between tries. */
  @ConfigurationProperties("delivery")
  interface DeliveryProperties {
    @Bindable(defaultValue = "1s")
    Duration getRetryInitial();

    @Bindable(defaultValue = "15m")
    Duration getRetryMax();

    @Bindable(defaultValue = "1m")
    Duration getBlockedProbe();
  }
}
