package dev.custody.domain.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.domain.text.InvalidFields;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorageIdsTest {
  private static final String BODY = "_0123456789abcdefghjkmnpqrs";

  @Test
  void anIdIsReadBackFromItsText() {
    LocationId location = new LocationId("loc" + BODY);
    VerificationId verification = new VerificationId("ver" + BODY);

    assertEquals(Optional.of(location), LocationId.parse(location.toString()));
    assertEquals(Optional.of(verification), VerificationId.parse(verification.toString()));
  }

  @Test
  void anIdOfAnotherKindIsNone() {
    assertEquals(Optional.empty(), LocationId.parse("ver" + BODY));
    assertEquals(Optional.empty(), VerificationId.parse("loc" + BODY));
    assertThrows(IllegalArgumentException.class, () -> new LocationId("ver" + BODY));
    assertThrows(IllegalArgumentException.class, () -> new VerificationId("loc" + BODY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3", "s3-assume-role", "filesystem", "a1"})
  void aTypeIsNamedByLowerCaseLettersDigitsAndHyphens(String id) {
    assertEquals(Optional.of(new StorageTypeId(id)), StorageTypeId.parse(id));
    assertEquals(id, new StorageTypeId(id).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "S3",
        "3s",
        "-s3",
        "s 3",
        "s3_x",
        "s3\n",
        "../s3",
        "a2345678901234567890123456789012345678901"
      })
  void anythingElseNamesNoType(String id) {
    assertEquals(Optional.empty(), StorageTypeId.parse(id));
    assertThrows(IllegalArgumentException.class, () -> new StorageTypeId(id));
  }

  @Test
  void aLocationsNameIsOneTrimmedLine() {
    assertEquals("EU bucket", new LocationName("  EU\nbucket ").value());
    assertEquals("x".repeat(200), new LocationName("x".repeat(200)).value());
    assertThrows(InvalidFields.class, () -> new LocationName(" \t "));
    assertThrows(InvalidFields.class, () -> new LocationName("x".repeat(201)));
  }

  @Test
  void onlyActiveAndDegradedLocationsTakeNewRecordings() {
    assertTrue(LocationState.ACTIVE.inUse());
    assertTrue(LocationState.DEGRADED.inUse());
    assertFalse(LocationState.DRAFT.inUse());
    assertFalse(LocationState.VERIFIED.inUse());
    assertFalse(LocationState.RETIRED.inUse());
  }
}
