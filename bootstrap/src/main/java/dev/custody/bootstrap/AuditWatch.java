package dev.custody.bootstrap;

import dev.custody.adapter.persistence.AuditVerification;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/**
 * Looks whether the audit log is whole, and tells by a metric what the last look found: 0 chains
 * with a flaw, or an alarm is due; -1 before the first look is through.
 */
@Singleton
final class AuditWatch {
  private final AuditVerification verification;
  private volatile int flaws = -1;

  AuditWatch(AuditVerification verification, MeterRegistry metrics) {
    this.verification = verification;
    Gauge.builder("custody.audit.flaws", this, watch -> watch.flaws)
        .description("Chains of the audit log in which something was changed, removed or cut off.")
        .register(metrics);
  }

  void look() {
    flaws = verification.run().size();
  }
}
