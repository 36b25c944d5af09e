package dev.custody.domain.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.storage.ObjectKey;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectNamingTest {
  private static final String ORG = "org_0123456789abcdefghjkmnpqrs";
  private static final String REC = "rec_0123456789abcdefghjkmnpqrs";
  private static final ContentType CAST = new ContentType("application/x-asciicast");
  private static final ContentType NONE = new ContentType("application/pdf");

  @ParameterizedTest
  @CsvSource({
    "2025-03-01T00:00:00Z, 2025/03/01",
    "2025-02-28T23:59:59.999999Z, 2025/02/28",
    "2024-02-29T12:00:00+00:00, 2024/02/29",
    "2025-01-01T00:30:00+01:00, 2024/12/31",
    "1970-01-01T00:00:00Z, 1970/01/01",
    "9999-12-31T23:59:59.999999Z, 9999/12/31",
  })
  void theDayIsTheUtcDayOfTheStart(String start, String day) {
    assertEquals(ORG + "/" + day + "/" + REC + ".cast", key("", start, CAST).value());
  }

  @Test
  void thePrefixOfTheLocationComesFirst() {
    assertEquals(
        "uploads/" + ORG + "/2025/03/01/" + REC,
        key("uploads/", "2025-03-01T00:00:00Z", NONE).value());
  }

  @Test
  void furtherKeysBearTheNumberOfTheAttemptBeforeTheExtension() {
    ObjectKey first = key("", "2025-03-01T00:00:00Z", CAST);

    assertEquals(
        ORG + "/2025/03/01/" + REC + "-2.cast", ObjectNaming.further(first, CAST, 2).value());
    assertEquals(
        ORG + "/2025/03/01/" + REC + "-11.cast", ObjectNaming.further(first, CAST, 11).value());
  }

  @Test
  void furtherKeysOfATypeWithoutExtensionEndWithTheNumber() {
    ObjectKey first = key("", "2025-03-01T00:00:00Z", NONE);

    assertEquals(ORG + "/2025/03/01/" + REC + "-2", ObjectNaming.further(first, NONE, 2).value());
  }

  @Test
  void aKeyThatWasMadeBeforeItsTypeHadAnExtensionIsNotCutShort() {
    ObjectKey first = key("", "2025-03-01T00:00:00Z", NONE);

    assertEquals(first.value() + "-2", ObjectNaming.further(first, CAST, 2).value());
  }

  private static ObjectKey key(String prefix, String start, ContentType type) {
    return ObjectNaming.key(
        prefix,
        new OrganizationId(ORG),
        OffsetDateTime.parse(start).toInstant(),
        new RecordingId(REC),
        type);
  }
}
