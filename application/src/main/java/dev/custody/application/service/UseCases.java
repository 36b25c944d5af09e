package dev.custody.application.service;

import dev.custody.application.port.in.AnswerOnce;
import dev.custody.application.port.in.Audit;
import dev.custody.application.port.in.ConfigureStorage;
import dev.custody.application.port.in.ControlAccess;
import dev.custody.application.port.in.LogIn;
import dev.custody.application.port.in.ManageOrganizations;
import dev.custody.application.port.in.Play;
import dev.custody.application.port.in.Record;
import dev.custody.domain.audit.Actor;
import java.time.Duration;

/** All use cases, wired by hand; and the life of what runs beside them. */
public final class UseCases implements AutoCloseable {
  private static final Duration CLOSING_PATIENCE = Duration.ofSeconds(20);

  private final AccessService access;
  private final OrganizationService organizations;
  private final LocationService locations;
  private final Endings endings;
  private final RecordService record;
  private final PlayService play;
  private final AnswerOnceService answers;
  private final AuditService audit;
  private final AuditTrail trail;
  private final DeniedTries denied;
  private final LogIn logIn;
  private final Deliveries deliveries;
  private final IdleClosing idleClosing;
  private final Recovery recovery;
  private final RoutineVerification routine;

  public UseCases(Ports ports, Settings settings) {
    trail = new AuditTrail(ports.audit(), ports.scheduler(), ports.ids(), ports.clock());
    denied = new DeniedTries(trail, ports.scheduler());
    audit = new AuditService(ports.audit());
    TokenValidity validity = new TokenValidity(ports.tokens(), ports.clock(), ports.scheduler());
    Places places = new Places(ports.types(), ports.organizations(), ports.locations());
    Projection projection = new Projection(ports.recordings());
    VerificationRunner verifications = verifications(ports, places, trail);
    DeliveryLoop loop = loop(ports, settings, places, projection, verifications);

    access =
        new AccessService(
            settings.operatorToken(),
            ports.tokens(),
            ports.organizations(),
            ports.locations(),
            ports.verifications(),
            ports.recordings(),
            validity,
            denied,
            ports.clock());
    organizations =
        new OrganizationService(
            ports.organizations(),
            ports.tokens(),
            validity,
            trail,
            denied,
            ports.transactions(),
            ports.ids(),
            ports.clock(),
            settings.customerChosenExternalIds());
    logIn =
        new LogInService(
            ports.tokens(),
            ports.sessions(),
            trail,
            ports.transactions(),
            ports.ids(),
            ports.clock());
    locations =
        new LocationService(
            ports.types(),
            places,
            verifications,
            ports.organizations(),
            ports.locations(),
            ports.recordings(),
            ports.spool(),
            trail,
            ports.transactions(),
            ports.ids(),
            ports.clock(),
            settings.defaultStorage());
    idleClosing =
        new IdleClosing(
            ports.spool(),
            ports.recordings(),
            ports.organizations(),
            ports.scheduler(),
            settings.recordings().idleTimeout());
    Discarding discarding =
        new Discarding(
            ports.spool(),
            ports.recordings(),
            places,
            projection,
            loop,
            ports.scheduler(),
            trail,
            ports.clock());
    endings = new Endings(ports.spool(), projection, loop, idleClosing, trail, ports.clock());
    record =
        new RecordService(
            ports.spool(),
            ports.recordings(),
            places,
            new Beginning(
                ports.spool(),
                ports.recordings(),
                destination(ports, settings, trail),
                places,
                trail,
                ports.ids(),
                ports.clock()),
            new Reception(
                ports.spool(),
                new Ingest(validity),
                loop,
                idleClosing,
                endings,
                settings.recordings()),
            endings,
            projection,
            loop,
            discarding,
            idleClosing,
            trail,
            ports.transactions(),
            settings.recordings());
    play =
        new PlayService(
            ports.recordings(),
            ports.spool(),
            places,
            validity,
            new Views(trail, ports.scheduler()));
    answers = new AnswerOnceService(ports.answers(), ports.transactions(), ports.clock());
    deliveries = new Deliveries(loop, ports.recordings(), ports.scheduler());
    routine =
        new RoutineVerification(
            ports.locations(),
            verifications,
            ports.scheduler(),
            ports.clock(),
            settings.verificationInterval());
    recovery =
        new Recovery(
            ports.spool(),
            ports.recordings(),
            ports.organizations(),
            ports.locations(),
            projection,
            loop,
            discarding,
            ports.scheduler());
  }

  /**
   * Makes the database say what the spool holds and begins to deliver. Before the first request is
   * taken.
   */
  public void start() {
    recovery.start(recording -> endings.received(recording, Actor.CUSTODY));
    deliveries.start();
    routine.start();
    idleClosing.start(endings::endIdle);
  }

  /** Begins nothing more and lets what is under way come to an end. */
  @Override
  public void close() {
    recovery.stop();
    routine.stop();
    idleClosing.stop();
    deliveries.close(CLOSING_PATIENCE);
    denied.close();
    trail.close();
  }

  public ControlAccess controlAccess() {
    return access;
  }

  public LogIn logIn() {
    return logIn;
  }

  public ManageOrganizations manageOrganizations() {
    return organizations;
  }

  public ConfigureStorage configureStorage() {
    return locations;
  }

  public Record record() {
    return record;
  }

  public Play play() {
    return play;
  }

  public AnswerOnce answerOnce() {
    return answers;
  }

  public Audit audit() {
    return audit;
  }

  private static VerificationRunner verifications(Ports ports, Places places, AuditTrail trail) {
    return new VerificationRunner(
        places,
        ports.locations(),
        ports.verifications(),
        trail,
        ports.transactions(),
        ports.scheduler(),
        ports.ids(),
        ports.clock());
  }

  private static Destination destination(Ports ports, Settings settings, AuditTrail trail) {
    return new Destination(
        settings.defaultStorage(),
        ports.types(),
        ports.organizations(),
        ports.locations(),
        trail,
        ports.transactions(),
        ports.ids(),
        ports.clock());
  }

  private static DeliveryLoop loop(
      Ports ports,
      Settings settings,
      Places places,
      Projection projection,
      VerificationRunner verifications) {
    Settlement settlement = new Settlement(ports.spool(), projection, ports.clock());
    DeliverRecording deliver =
        new DeliverRecording(
            ports.spool(),
            places,
            projection,
            settlement,
            new MultipartSteps(
                ports.spool(),
                projection,
                new PartPatience(ports.scheduler()),
                settings.deliveries().parts(),
                ports.scheduler(),
                settlement),
            settings.deliveries().parts(),
            verifications::start);
    DeliveryLoop loop =
        new DeliveryLoop(
            deliver::step,
            projection,
            new LocationWatch(places, verifications, ports.scheduler()),
            ports.scheduler(),
            ports.clock(),
            ports.random(),
            settings.deliveries());
    verifications.whenPassed(loop::resume);
    return loop;
  }
}
