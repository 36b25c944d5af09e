package dev.custody.application.port.out.storage;

import dev.custody.domain.storage.SetupArtefact;
import java.util.List;

/** What an administrator needs to make the far side of a location. */
public record SetupKit(List<SetupArtefact> artefacts) {
  public static final SetupKit NOTHING_TO_DO = new SetupKit(List.of());

  public SetupKit {
    artefacts = List.copyOf(artefacts);
  }
}
