package dev.custody.adapter.storage.testkit.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.storage.testkit.TestContent;
import dev.custody.application.port.out.storage.PutResult;
import dev.custody.application.port.out.storage.Storage;
import dev.custody.application.port.out.storage.Storage.PartReceipt;
import dev.custody.application.port.out.storage.Storage.PartRules;
import dev.custody.application.port.out.storage.Storage.UploadId;
import dev.custody.application.port.out.storage.StorageException;
import dev.custody.application.port.out.storage.VerificationPhase;
import dev.custody.domain.storage.Check;
import dev.custody.domain.storage.CheckStatus;
import dev.custody.domain.storage.Claim;
import dev.custody.domain.storage.SettingField;
import dev.custody.domain.storage.SettingValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class InMemoryStorageTypeTest {
  private static final TestContent CONTENT = TestContent.random(10_000, 1);

  private final StoreUnderTest store = new StoreUnderTest();

  @Test
  void itIsAsStrictAsS3() {
    try (Storage storage = store.type().open(store.place())) {
      assertEquals(new PartRules(5L << 20, 10_000, false, 3), storage.partRules());
    }
  }

  @Test
  void itAsksForAFieldOfEveryKind() {
    List<SettingField> fields = store.type().descriptor().fields();

    assertEquals(
        Set.of(SettingField.class.getPermittedSubclasses()),
        fields.stream().map(Object::getClass).collect(Collectors.toSet()));
    assertTrue(fields.stream().anyMatch(field -> field.basics().visibleWhen().isPresent()));
    assertTrue(fields.stream().anyMatch(field -> field.basics().group().isPresent()));
    assertTrue(fields.stream().anyMatch(field -> field.basics().required()));
    assertTrue(fields.stream().anyMatch(field -> field.basics().editableWhileActive()));
  }

  @Test
  void itShowsWhatItHolds() {
    UploadId upload = store.begin();
    store.part(upload, 3, CONTENT);
    store.put(CONTENT);

    assertArrayEquals(CONTENT.bytes(), store.only().bytes());
    assertEquals("token", store.only().attributes().token());
    assertEquals(
        List.of(new OpenUpload(store.key(), upload, Map.of(3, 10_000L))),
        store.type().uploads(StoreUnderTest.CONTAINER));
    assertEquals(20_000, store.type().bytesHeld());
    assertEquals(Map.of(), store.type().objects("another"));
  }

  @Test
  void whatDoesNotFitIsRefusedBeforeItIsRead() {
    StoreUnderTest small = new StoreUnderTest(10_001, Map.of());
    small.put(CONTENT);
    UploadId upload = small.begin();
    TestContent never = TestContent.of("xx").notToBeOpened();

    StorageException.Refused refused =
        assertThrows(StorageException.Refused.class, () -> small.part(upload, 1, never));

    assertEquals(Optional.of("StoreFull"), refused.refusal().errorCode());
    small.part(upload, 1, TestContent.of("x"));
    assertEquals(10_001, small.type().bytesHeld());
  }

  @Test
  void whatIsGivenUpReplacedLeftOutOrDeletedTakesNoRoom() {
    UploadId abandoned = store.begin();
    store.part(abandoned, 1, CONTENT);
    store.part(abandoned, 1, TestContent.random(100, 2));
    assertEquals(100, store.type().bytesHeld());
    try (Storage storage = store.type().open(store.place())) {
      storage.abort(store.key(), abandoned);
    }
    assertEquals(0, store.type().bytesHeld());

    UploadId upload = store.begin();
    PartReceipt named = store.part(upload, 1, CONTENT);
    store.part(upload, 2, CONTENT);
    store.complete(upload, List.of(named));
    assertEquals(10_000, store.type().bytesHeld());

    assertInstanceOf(PutResult.AlreadyThere.class, store.put(CONTENT));
    assertThrows(
        StorageException.ContentUnreadable.class, () -> store.put(CONTENT.breakingAfter(5)));
    assertEquals(10_000, store.type().bytesHeld());
    store.delete();
    assertEquals(0, store.type().bytesHeld());
  }

  @Test
  void aQuotaIsItsLocationsOwn() {
    StoreUnderTest small =
        new StoreUnderTest(1 << 20, Map.of("quota", new SettingValue.Number(9_999)));

    StorageException.Refused refused =
        assertThrows(StorageException.Refused.class, () -> small.put(CONTENT));

    assertEquals(Optional.of("QuotaExceeded"), refused.refusal().errorCode());
  }

  @Test
  void withVersionsADeletionWithoutOneOnlyHides() {
    StoreUnderTest versioned =
        new StoreUnderTest(1 << 20, Map.of("versioned", new SettingValue.Flag(true)));
    PutResult.Stored first = assertInstanceOf(PutResult.Stored.class, versioned.put(CONTENT));

    versioned.delete();

    assertEquals(Optional.empty(), versioned.head());
    assertEquals(
        List.of(first.versionId().orElseThrow()),
        versioned.type().versions(StoreUnderTest.CONTAINER, versioned.key()).stream()
            .flatMap(object -> object.versionId().stream())
            .toList());
    assertEquals(10_000, versioned.type().bytesHeld());
    try (Storage storage = versioned.type().open(versioned.place())) {
      storage.delete(versioned.key(), first.versionId());
    }
    assertEquals(0, versioned.type().bytesHeld());
  }

  @Test
  void withVersionsADeafStoreKeepsWhatItReplaces() {
    StoreUnderTest versioned =
        new StoreUnderTest(1 << 20, Map.of("versioned", new SettingValue.Flag(true)));
    versioned.put(CONTENT);
    versioned.type().faults().on(Operation.PUT).beDeafToConditions();

    versioned.put(TestContent.of("second"));

    assertEquals(2, versioned.type().versions(StoreUnderTest.CONTAINER, versioned.key()).size());
    assertArrayEquals(TestContent.of("second").bytes(), versioned.only().bytes());
  }

  @Test
  void locationsWithOneContainerAndOverlappingPrefixesCollide() {
    assertEquals(
        Set.of(new Claim("memory:acme", "")), store.type().claims(store.place().settings()));
  }

  @Test
  void aVerificationTellsARefusedSignIn() {
    store.type().faults().on(Operation.VERIFY).fail(Failure.REFUSED);

    List<Check> checks = verify();

    assertEquals(
        List.of(
            CheckStatus.PASS,
            CheckStatus.FAIL,
            CheckStatus.SKIPPED,
            CheckStatus.SKIPPED,
            CheckStatus.SKIPPED,
            CheckStatus.SKIPPED),
        checks.stream().map(Check::status).toList());
    assertEquals(Optional.of("memory:VERIFY"), checks.get(1).action());
    assertEquals(Optional.of("AccessDenied"), checks.get(1).errorCode());
  }

  @Test
  void aVerificationThatGetsNoAnswerIsInconclusive() {
    store.type().faults().on(Operation.PART).fail(Failure.UNAVAILABLE);

    assertEquals(CheckStatus.INCONCLUSIVE, verify().get(2).status());
  }

  @Test
  void aVerificationFindsBytesThatAreNotThoseThatWereSent() {
    store.type().faults().on(Operation.PUT).storeOtherBytes();

    assertEquals(CheckStatus.FAIL, verify().get(4).status());
  }

  private List<Check> verify() {
    List<Check> checks = new ArrayList<>();
    store.type().verify(store.place(), VerificationPhase.ONBOARDING, checks::add);
    return checks;
  }
}
