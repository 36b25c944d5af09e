package dev.custody.application.service;

import dev.custody.application.port.out.AuditLog;
import dev.custody.application.port.out.Ids;
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
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** What the use cases are made of: an adapter for each port. */
public record Ports(
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
    InstantSource clock,
    RandomGenerator random) {}
