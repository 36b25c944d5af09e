package dev.custody.adapter.storage.s3;

import dev.custody.application.port.out.storage.SetupKit;
import dev.custody.domain.storage.SetupArtefact;
import java.util.ArrayList;
import java.util.List;

/** What an administrator needs to make the role. */
final class RoleSetupKit {
  private static final String JSON = "application/json";

  private final RolePolicies policies;

  RoleSetupKit(RolePlace at, Principal principal) {
    policies = new RolePolicies(at, principal.arn());
  }

  SetupKit kit() {
    List<SetupArtefact> artefacts = new ArrayList<>();
    policies
        .permissions()
        .ifPresent(text ->
            artefacts.add(
                new SetupArtefact("permission-policy.json", "What the role may do", JSON, text)));
    policies
        .trust()
        .ifPresent(text ->
            artefacts.add(
                new SetupArtefact("trust-policy.json", "Who may assume the role", JSON, text)));
    return new SetupKit(artefacts);
  }
}
