package dev.custody.adapter.storage.s3;

import java.util.Optional;

/**
 * The role that a setup kit makes: the one that the settings name, or else one with a name of its
 * own for each location, so that two never meet in one account.
 *
 * @param path begins and ends with a slash
 * @param principal who assumes it
 */
record KitRole(String name, String path, String principal, String externalId) {
  static final String POLICY_NAME = "custody-recordings";
  static final String DESCRIPTION = "Lets Custody store recordings in this account";

  /** As long as the service asks for, which is the least that a role can be made with. */
  static final int SESSION_SECONDS = 3_600;

  static KitRole of(RolePlace at, String principal) {
    Optional<RoleArn> named = at.settings().role();
    String externalId = at.place().externalId().value();
    return named
        .map(role -> new KitRole(role.name(), path(role), principal, externalId))
        .orElseGet(() -> new KitRole(nameFor(at), "/", principal, externalId));
  }

  static String nameFor(RolePlace at) {
    return at.settings()
        .role()
        .map(RoleArn::name)
        .orElseGet(() -> "custody-" + at.place().location().value());
  }

  private static String path(RoleArn role) {
    String pathAndName = role.value().substring(role.value().indexOf(":role/") + ":role".length());
    return pathAndName.substring(0, pathAndName.length() - role.name().length());
  }

  /** Names of stacks have no underscores. */
  static String stackName(RolePlace at) {
    return "custody-" + at.place().location().value().replace('_', '-');
  }
}
