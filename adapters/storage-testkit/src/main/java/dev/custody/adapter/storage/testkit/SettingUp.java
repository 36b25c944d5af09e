package dev.custody.adapter.storage.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.application.port.out.storage.Storage;
import dev.custody.domain.recording.ContentType;
import dev.custody.domain.storage.SetupArtefact;
import dev.custody.domain.storage.StorageSettings;
import dev.custody.domain.text.SingleLine;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an administrator is given, and how a location is opened. */
interface SettingUp extends TypeBench {

  @Test
  default void theFilesOfTheKitCanBeSavedAsTheyAre() {
    List<SetupArtefact> kit = type().setup(place(Places.ACME)).artefacts();

    List<String> names = kit.stream().map(SetupArtefact::name).toList();
    assertEquals(names.size(), new HashSet<>(names).size(), names.toString());
    for (SetupArtefact file : kit) {
      assertTrue(file.name().matches("[a-z][a-z0-9-]*(\\.[a-z0-9]+)?"), file.name());
      assertEquals(new ContentType(file.mediaType()).value(), file.mediaType());
      assertFalse(file.title().isBlank(), file.name());
      assertEquals(SingleLine.of(file.title()), file.title());
      assertFalse(file.content().isBlank(), file.name());
    }
  }

  /** Browsers follow it: it says where to, and nobody in between can change it. */
  @Test
  default void aLinkInTheKitIsOneAddressByHttps() {
    type().setup(place(Places.ACME)).artefacts().stream()
        .filter(SetupArtefact::isLink)
        .forEach(
            link -> assertTrue(link.content().matches("https://[^/\\s]+/\\S*\n"), link.content()));
  }

  @Test
  default void nothingInTheKitIsLeftToBeReplaced() {
    for (SetupArtefact file : type().setup(place(Places.ACME)).artefacts()) {
      String content = file.content().toUpperCase(Locale.ROOT);
      for (String placeholder : Set.of("<YOUR", "YOUR-", "YOUR_", "REPLACE-", "REPLACE_", "XXXX")) {
        assertFalse(content.contains(placeholder), file.name() + ": " + placeholder);
      }
    }
  }

  @Test
  default void noSecretIsInTheKit() {
    for (SetupArtefact file : type().setup(place(Places.ACME)).artefacts()) {
      secrets().forEach(secret -> assertFalse(file.content().contains(secret), file.name()));
    }
  }

  @Test
  default void theKitOfOneOrganizationNamesNoOther() {
    for (SetupArtefact file : type().setup(place(Places.ACME)).artefacts()) {
      assertFalse(file.content().contains(Places.GAMMA.value()), file.name());
    }
  }

  /** The page is there before an administrator has filled anything in. */
  @Test
  default void aDraftWithoutSettingsHasAKitToo() {
    List<String> names =
        type().setup(Places.of(Places.ACME, StorageSettings.NONE)).artefacts().stream()
            .map(SetupArtefact::name)
            .toList();

    assertEquals(names.size(), new HashSet<>(names).size());
  }

  @Test
  default void openingReachesForNothing() {
    farSide().breakDown();

    Storage storage = type().open(place(Places.ACME));
    storage.close();
    storage.close();

    assertTrue(storage.partRules().mostParts() >= 1);
  }
}
