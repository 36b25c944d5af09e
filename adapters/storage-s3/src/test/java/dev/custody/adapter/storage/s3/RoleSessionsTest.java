package dev.custody.adapter.storage.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.storage.testkit.Places;
import dev.custody.adapter.storage.testkit.TestContent;
import dev.custody.adapter.storage.testkit.cloud.Operation;
import dev.custody.adapter.storage.testkit.cloud.Role;
import dev.custody.application.port.out.storage.ObjectAttributes;
import dev.custody.application.port.out.storage.Storage;
import dev.custody.application.port.out.storage.Storage.UploadId;
import dev.custody.application.port.out.storage.StorageException;
import dev.custody.application.port.out.storage.StoragePlace;
import dev.custody.domain.recording.ContentType;
import dev.custody.domain.storage.ObjectKey;
import dev.custody.domain.storage.SettingValue;
import dev.custody.domain.storage.StorageSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With which credentials, and in which region, calls are made. */
class RoleSessionsTest {
  private static final ObjectAttributes ATTRIBUTES =
      new ObjectAttributes(new ContentType("text/plain"), "token");

  private final RoleFarSide farSide = new RoleFarSide();
  private RoleStorageType type;
  private StoragePlace place;
  private Storage storage;
  private ObjectKey key;

  @BeforeEach
  void open() {
    open(farSide.settings(Places.ACME));
    storage.putIfAbsent(key, TestContent.of("a recording"), ATTRIBUTES);
  }

  private void open(StorageSettings settings) {
    place = Places.of(Places.ACME, settings);
    type = new RoleStorageType(farSide.startCloud());
    storage = type.open(place);
    key = ObjectKey.of(type.keyPrefix(place) + Places.ACME + "/2026/01/31/rec.txt");
  }

  @AfterEach
  void close() {
    farSide.close();
  }

  @Test
  void whicheverCallFindsThatItsSessionHasEndedGetsAnother() {
    UploadId upload = storage.beginMultipart(key, ATTRIBUTES);
    List<Consumer<Storage>> calls =
        List.of(
            at -> at.head(key),
            at -> at.read(key, Optional.empty()),
            at -> at.list("", Optional.empty(), 10),
            at -> at.putIfAbsent(key, TestContent.of("another"), ATTRIBUTES),
            at -> at.beginMultipart(key, ATTRIBUTES),
            at -> at.putPart(key, upload, 1, TestContent.of("a part")),
            at -> at.abort(key, upload),
            at -> at.delete(key, Optional.empty()));
    for (int i = 0; i < calls.size(); i++) {
      calls.get(i).accept(storage);
      farSide.cloud.expireAllSessions();
      farSide.cloud.forgetCalls();
      calls.get(i).accept(storage);
      assertEquals(1, farSide.cloud.count(Operation.ASSUME_ROLE), "call " + i);
    }
  }

  @Test
  void aCallThatIsDeniedForGoodCostsNoSessionEachTime() {
    farSide.role(Places.ACME).revoke();
    farSide.cloud.forgetCalls();

    for (int i = 0; i < 5; i++) {
      assertThrows(
          StorageException.Refused.class,
          () -> storage.putIfAbsent(key, TestContent.of("x"), ATTRIBUTES));
    }

    assertEquals(0, farSide.cloud.count(Operation.ASSUME_ROLE));
  }

  @Test
  void aRoleThatCouldNotBeAssumedIsTriedAgainAtOnceIfThatIsWanted() {
    Role role = farSide.role(Places.ACME);
    String policy =
        new RolePolicies(place(), Optional.of(farSide.service.arn())).trust().orElseThrow();
    role.trust(policy.replace(place.externalId().value(), "somebody-elses"));
    farSide.cloud.expireAllSessions();
    assertThrows(StorageException.Refused.class, () -> storage.beginMultipart(key, ATTRIBUTES));
    role.trust(policy);
    farSide.cloud.forgetCalls();

    assertThrows(StorageException.Refused.class, () -> storage.beginMultipart(key, ATTRIBUTES));
    assertEquals(0, farSide.cloud.count(Operation.ASSUME_ROLE), "it rests");
    type.forgetFailures(place);
    storage.beginMultipart(key, ATTRIBUTES);
  }

  private RolePlace place() {
    return new RolePlace(farSide.startCloud(), place);
  }

  @Test
  void aWrongRegionIsCorrectedOnceForAll() {
    open(
        farSide
            .settings(Places.ACME)
            .patchedBy(new StorageSettings(Map.of("region", new SettingValue.Text("us-west-2")))));
    assertTrue(storage.head(key).isPresent());
    farSide.cloud.forgetCalls();

    assertTrue(storage.head(key).isPresent());

    assertEquals(1, farSide.cloud.count(Operation.HEAD_OBJECT));
    assertEquals(0, farSide.cloud.count(Operation.HEAD_BUCKET));
  }

  @Test
  void withoutASessionPolicyNoWorkIsDone() {
    storage.head(key);
    storage.delete(key, Optional.empty());

    farSide.cloud.calls().stream()
        .filter(call -> call.operation().service() == Operation.Service.S3)
        .forEach(call -> {
          assertTrue(
              call.sessionPolicy().orElse("").contains(Places.ACME.value()), call.toString());
          assertEquals(Optional.of(RoleFarSide.CUSTOMER), call.expectedOwner(), call.toString());
        });
  }
}
