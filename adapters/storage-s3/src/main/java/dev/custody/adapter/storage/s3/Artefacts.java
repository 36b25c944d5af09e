package dev.custody.adapter.storage.s3;

import dev.custody.domain.storage.SetupArtefact;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** The files of a setup kit, by the names that clients know them by. */
final class Artefacts {
  private static final String JSON = "application/json";
  private static final String ALL_IN_ONE = "All in one: ";

  private Artefacts() {}

  static SetupArtefact guide(String title, String page) {
    return new SetupArtefact("guide.md", title, "text/markdown", page);
  }

  static SetupArtefact launchStack(URI page) {
    return SetupArtefact.link("launch-stack.uri", "Launch the stack in AWS", page);
  }

  static SetupArtefact json(String name, String title, Map<String, Object> document) {
    return new SetupArtefact(name, title, JSON, Tree.json(document));
  }

  /** Files each of which makes all that is needed. */
  static List<SetupArtefact> makers(String cloudFormation, String terraform, String script) {
    return List.of(
        new SetupArtefact(
            "cloudformation.json",
            ALL_IN_ONE + "a template for CloudFormation",
            JSON,
            cloudFormation),
        new SetupArtefact("main.tf", ALL_IN_ONE + "for Terraform", "text/plain", terraform),
        new SetupArtefact(
            "setup.sh", ALL_IN_ONE + "a script for the AWS CLI", "text/x-shellscript", script));
  }
}
