package dev.custody.adapter.storage.testkit.cloud.policy;

/** May it be done? If not, which kind of policy is to blame. */
public sealed interface Decision {
  /** It may. */
  record Allowed() implements Decision {}

  /** A statement forbids it. */
  record Denied(PolicySide side) implements Decision {}

  /** No statement allows it. */
  record NotAllowed(PolicySide side) implements Decision {}

  /** The kinds of policies, as AWS's messages name them. */
  enum PolicySide {
    IDENTITY("an identity-based policy", "identity-based policy"),
    SESSION("a session policy", "session policy"),
    RESOURCE("a resource-based policy", "resource-based policy");

    private final String one;
    private final String none;

    PolicySide(String one, String none) {
      this.one = one;
      this.none = none;
    }
  }

  default boolean isAllowed() {
    return this instanceof Allowed;
  }

  /** What AWS appends to "is not authorized to perform … on resource …". */
  default String because(String action) {
    return switch (this) {
      case Allowed allowed -> "";
      case Denied(PolicySide side) -> " with an explicit deny in " + side.one;
      case NotAllowed(PolicySide side) ->
          " because no " + side.none + " allows the " + action + " action";
    };
  }
}
