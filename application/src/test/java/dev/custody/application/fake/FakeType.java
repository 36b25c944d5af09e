package dev.custody.application.fake;

import dev.custody.application.port.out.storage.CheckListener;
import dev.custody.application.port.out.storage.SetupKit;
import dev.custody.application.port.out.storage.Storage;
import dev.custody.application.port.out.storage.StoragePlace;
import dev.custody.application.port.out.storage.StorageType;
import dev.custody.application.port.out.storage.VerificationPhase;
import dev.custody.application.port.out.storage.Verified;
import dev.custody.domain.storage.Capabilities;
import dev.custody.domain.storage.Check;
import dev.custody.domain.storage.CheckStatus;
import dev.custody.domain.storage.Claim;
import dev.custody.domain.storage.LocationId;
import dev.custody.domain.storage.SettingField;
import dev.custody.domain.storage.StorageDescriptor;
import dev.custody.domain.storage.StorageSettings;
import dev.custody.domain.storage.StorageTypeId;
import dev.custody.domain.storage.Verification.Waiting;
import dev.custody.domain.text.FieldError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A kind of storage with a bucket, a role and a secret, whose checks find what the test says. */
public final class FakeType implements StorageType {
  private final StorageDescriptor descriptor;
  private final boolean offered;
  private final Map<LocationId, FarSide> far = new HashMap<>();
  private final List<StoragePlace> verified = new ArrayList<>();
  private final List<VerificationPhase> phases = new ArrayList<>();
  private final List<LocationId> forgotten = new ArrayList<>();
  private CheckStatus finds = CheckStatus.PASS;
  private boolean forbids;
  private Capabilities capabilities = Capabilities.UNKNOWN;
  private Runnable whileVerifying = () -> {};

  public FakeType(String id, boolean offered) {
    this.offered = offered;
    descriptor =
        new StorageDescriptor(
            new StorageTypeId(id),
            "Fake " + id,
            "For tests.",
            1,
            false,
            List.of(
                new SettingField.Text(
                    SettingField.Basics.required("bucket", "Bucket", "Which one."),
                    Optional.of("[a-z-]+"),
                    Optional.empty(),
                    "my-bucket"),
                new SettingField.Text(
                    SettingField.Basics.optional("role", "Role", "Which one.")
                        .changeableWhileActive(),
                    Optional.empty(),
                    Optional.empty(),
                    "reader"),
                new SettingField.Hidden(
                    SettingField.Basics.optional("secret", "Secret", "Which one.")
                        .changeableWhileActive())));
  }

  /** The store of a location. */
  public FarSide farSide(LocationId location) {
    return far.computeIfAbsent(location, _ -> new FarSide());
  }

  /** What the only check finds from now on. */
  public void finds(CheckStatus status) {
    finds = status;
    forbids = false;
  }

  /** As {@link #finds} with a failure after which the location must not be used. */
  public void findsUseForbidden() {
    finds = CheckStatus.FAIL;
    forbids = true;
  }

  public void measures(Capabilities found) {
    capabilities = found;
  }

  /** What happens between the first and the last line of a report. */
  public void whileVerifying(Runnable happens) {
    whileVerifying = happens;
  }

  public List<StoragePlace> verified() {
    return verified;
  }

  /** The locations whose failures it was told to forget. */
  public List<LocationId> forgotten() {
    return forgotten;
  }

  public List<VerificationPhase> phases() {
    return phases;
  }

  @Override
  public StorageDescriptor descriptor() {
    return descriptor;
  }

  @Override
  public boolean offeredToTenants() {
    return offered;
  }

  @Override
  public List<FieldError> validate(StorageSettings settings) {
    return settings.text("bucket").filter("forbidden"::equals).isPresent()
        ? List.of(new FieldError("/settings/bucket", "'forbidden' is forbidden"))
        : List.of();
  }

  @Override
  public StorageSettings upgrade(int fromVersion, StorageSettings settings) {
    throw new IllegalArgumentException("there is no older version than " + fromVersion);
  }

  @Override
  public Set<Claim> claims(StorageSettings settings) {
    Set<Claim> claims = new HashSet<>();
    settings.text("bucket").ifPresent(bucket -> claims.add(new Claim("bucket:" + bucket, "")));
    settings.text("role").ifPresent(role -> claims.add(new Claim("role:" + role, "")));
    return claims;
  }

  @Override
  public String keyPrefix(StoragePlace place) {
    return "uploads/";
  }

  @Override
  public Map<String, String> generated(StoragePlace place) {
    return Map.of("externalId", place.externalId().value());
  }

  @Override
  public Verified verify(StoragePlace place, VerificationPhase phase, CheckListener listener) {
    verified.add(place);
    phases.add(phase);
    listener.told(Check.of("format", "Format", CheckStatus.PASS, "Well-formed.", Duration.ZERO));
    listener.waits(new Waiting("write", "Write", "Waiting for the test."));
    whileVerifying.run();
    Check last = Check.of("write", "Write", finds, "As the test says.", Duration.ZERO);
    listener.told(forbids ? last.forbiddingUse() : last);
    return new Verified(capabilities);
  }

  @Override
  public SetupKit setup(StoragePlace place) {
    return SetupKit.NOTHING_TO_DO;
  }

  @Override
  public void forgetFailures(StoragePlace place) {
    forgotten.add(place.location());
  }

  @Override
  public Storage open(StoragePlace place) {
    return new FakeStorage(farSide(place.location()));
  }
}
