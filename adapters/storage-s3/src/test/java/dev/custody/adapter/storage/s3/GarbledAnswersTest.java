package dev.custody.adapter.storage.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.storage.testkit.Places;
import dev.custody.adapter.storage.testkit.TestContent;
import dev.custody.adapter.storage.testkit.cloud.Fault;
import dev.custody.adapter.storage.testkit.cloud.Operation;
import dev.custody.adapter.storage.testkit.cloud.When;
import dev.custody.application.port.out.storage.ObjectAttributes;
import dev.custody.application.port.out.storage.PutResult;
import dev.custody.application.port.out.storage.Storage;
import dev.custody.application.port.out.storage.Storage.PartReceipt;
import dev.custody.application.port.out.storage.Storage.UploadId;
import dev.custody.application.port.out.storage.StorageException;
import dev.custody.domain.recording.ContentType;
import dev.custody.domain.storage.ObjectKey;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What says 200 and is no answer of the store's, such as a page of a proxy's, is none. */
class GarbledAnswersTest {
  private static final String PAGE = "<html><body><h1>502 Bad Gateway</h1></body></html>";
  private static final String HALF = "<CompleteMultipartUploadResult><Bucket>acm";

  private static final ObjectAttributes ATTRIBUTES =
      new ObjectAttributes(new ContentType("text/plain"), "token");

  private final RoleFarSide farSide = new RoleFarSide();
  private Cloud cloud;
  private RolePlace place;
  private Storage storage;
  private ObjectKey key;

  @BeforeEach
  void start() {
    cloud = farSide.startCloud();
    place = new RolePlace(cloud, Places.of(Places.ACME, farSide.settings(Places.ACME)));
    storage = place.storage();
    key = ObjectKey.of(place.there().keys().start() + "2026/01/31/rec.txt");
  }

  @AfterEach
  void stop() {
    farSide.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {PAGE, HALF, ""})
  void anUploadIsNotBegunBySuch(String body) {
    misbehave(Operation.CREATE_MULTIPART_UPLOAD, body);

    assertNotUnderstood(this::begin);

    assertFalse(begin().value().isBlank());
  }

  /** It would be taken for the proof that the parts, each of which is proven, are an object. */
  @ParameterizedTest
  @ValueSource(strings = {PAGE, HALF, ""})
  void anUploadIsNotCompletedBySuch(String body) {
    UploadId upload = begin();
    List<PartReceipt> parts =
        List.of(storage.putPart(key, upload, 1, TestContent.of("what was said")));
    misbehave(Operation.COMPLETE_MULTIPART_UPLOAD, body);

    assertNotUnderstood(() -> storage.completeIfAbsent(key, upload, parts));

    assertEquals(Optional.empty(), storage.head(key));
    assertInstanceOf(PutResult.Stored.class, storage.completeIfAbsent(key, upload, parts));
  }

  @Test
  void nothingIsFoundBySuch() {
    storage.putIfAbsent(key, TestContent.of("what was said"), ATTRIBUTES);
    misbehave(Operation.HEAD_OBJECT, PAGE);

    assertNotUnderstood(() -> storage.head(key));

    assertEquals(13, storage.head(key).orElseThrow().length());
  }

  @ParameterizedTest
  @ValueSource(strings = {PAGE, HALF, ""})
  void noRoleIsAssumedBySuch(String body) {
    misbehave(Operation.ASSUME_ROLE, body);

    assertNotUnderstood(this::begin);
  }

  /** It would be said that the role lets everybody in. */
  @Test
  void noRoleIsFoundOpenBySuch() {
    misbehave(Operation.ASSUME_ROLE, PAGE);

    assertEquals(
        new AssumeRole.Probe.Untold("its answer could not be understood"),
        cloud.assumeRole().probe(place.key(Optional.empty()), Optional.empty()));
  }

  private void misbehave(Operation operation, String body) {
    long times = operation == Operation.ASSUME_ROLE ? Long.MAX_VALUE : 1;
    farSide.cloud().misbehave(When.calling(operation).times(times), Fault.garbled(body));
  }

  private static void assertNotUnderstood(Runnable call) {
    var failed = assertThrows(StorageException.Unavailable.class, call::run);
    String message = String.valueOf(failed.getMessage());
    assertTrue(message.contains("its answer could not be understood"), message);
  }

  private UploadId begin() {
    return storage.beginMultipart(key, ATTRIBUTES);
  }
}
