package dev.custody.adapter.storage.testkit.cloud.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A policy, as an administrator pasted it. */
public final class PolicyDocument {
  private static final Set<String> FIELDS = Set.of("Version", "Id", "Statement");
  private static final String WITH_VARIABLES = "2012-10-17";
  private static final Set<String> VERSIONS = Set.of(WITH_VARIABLES, "2008-10-17");

  private final String text;
  private final List<Statement> statements;

  private PolicyDocument(String text, List<Statement> statements) {
    this.text = text;
    this.statements = List.copyOf(statements);
  }

  /**
   * Reads one.
   *
   * @throws MalformedPolicyException if AWS would refuse it, or if it has something in it that is
   *     not evaluated here
   */
  public static PolicyDocument parse(String text, PolicyKind kind, Directory directory) {
    if (!(Json.parse(text) instanceof Map<?, ?> fields)) {
      throw new MalformedPolicyException("Syntax errors in policy: no object.");
    }
    for (Object name : fields.keySet()) {
      if (!FIELDS.contains(name)) {
        throw new MalformedPolicyException("Syntax errors in policy: \"" + name + "\".");
      }
    }
    Object version = fields.get("Version");
    if (version != null && !VERSIONS.contains(version)) {
      throw new MalformedPolicyException("Syntax errors in policy: Version " + version + ".");
    }
    Object value = fields.get("Statement");
    if (value == null || Values.list(value).isEmpty()) {
      throw new MalformedPolicyException("Syntax errors in policy: no Statement.");
    }
    boolean variables = WITH_VARIABLES.equals(version);
    List<Statement> statements = new ArrayList<>();
    for (Object each : Values.list(value)) {
      statements.add(Statement.parse(each, kind, variables, directory));
    }
    return new PolicyDocument(text, statements);
  }

  /** As it was pasted. */
  public String text() {
    return text;
  }

  /** Whether a statement denies this to the caller. */
  boolean denies(Caller caller, AccessRequest request) {
    return statements.stream()
        .anyMatch(statement ->
            !statement.allows()
                && statement.names(caller) != Principals.Match.NONE
                && statement.covers(request));
  }

  /** The closest way in which a statement allows this to the caller. */
  Principals.Match allows(Caller caller, AccessRequest request) {
    Principals.Match closest = Principals.Match.NONE;
    for (Statement statement : statements) {
      if (statement.allows() && statement.covers(request)) {
        Principals.Match match = statement.names(caller);
        closest = match.compareTo(closest) > 0 ? match : closest;
      }
    }
    return closest;
  }
}
