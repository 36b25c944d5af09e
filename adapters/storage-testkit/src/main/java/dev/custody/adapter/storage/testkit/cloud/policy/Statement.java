package dev.custody.adapter.storage.testkit.cloud.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One statement of a policy. */
final class Statement {
  private static final Set<String> FIELDS =
      Set.of(
          "Sid",
          "Effect",
          "Principal",
          "NotPrincipal",
          "Action",
          "NotAction",
          "Resource",
          "NotResource",
          "Condition");

  private final boolean allows;
  private final Optional<Principals> principals;
  private final boolean notPrincipals;
  private final List<Template> actions;
  private final boolean notActions;
  private final List<ArnTemplate> resources;
  private final boolean notResources;
  private final List<Condition> conditions;

  private Statement(Map<?, ?> fields, PolicyKind kind, boolean variables, Directory directory) {
    for (Object name : fields.keySet()) {
      if (!FIELDS.contains(name)) {
        throw new MalformedPolicyException("Syntax errors in policy: \"" + name + "\".");
      }
    }
    kind.check(fields);
    this.allows = allows(fields.get("Effect"));
    this.notPrincipals = fields.containsKey("NotPrincipal");
    this.principals = principals(fields, directory);
    this.notActions = fields.containsKey("NotAction");
    this.actions = actions(one(fields, "Action", "NotAction"), kind);
    this.notResources = fields.containsKey("NotResource");
    this.resources = resources(fields, variables);
    this.conditions = conditions(fields.get("Condition"), variables);
    if (notPrincipals && allows) {
      throw new MalformedPolicyException("Allow with NotPrincipal is not supported.");
    }
  }

  static Statement parse(Object value, PolicyKind kind, boolean variables, Directory directory) {
    if (!(value instanceof Map<?, ?> fields)) {
      throw new MalformedPolicyException("Syntax errors in policy: a statement is no object.");
    }
    return new Statement(fields, kind, variables, directory);
  }

  boolean allows() {
    return allows;
  }

  /** Whether it speaks of this request, the caller aside. */
  boolean covers(AccessRequest request) {
    String action = request.action().toLowerCase(Locale.ROOT);
    return notActions != actions.stream().anyMatch(each -> each.matches(action, request))
        && (resources.isEmpty()
            || notResources
                != resources.stream().anyMatch(each -> each.matches(request.resource(), request)))
        && conditions.stream().allMatch(each -> each.holds(request));
  }

  /** How it names the caller; a policy of an identity names the one that has it. */
  Principals.Match names(Caller caller) {
    if (notPrincipals) {
      return principals.orElseThrow().spares(caller)
          ? Principals.Match.NONE
          : Principals.Match.PRINCIPAL;
    }
    return principals.map(some -> some.match(caller)).orElse(Principals.Match.PRINCIPAL);
  }

  private static boolean allows(@Nullable Object effect) {
    if ("Allow".equals(effect)) {
      return true;
    }
    if ("Deny".equals(effect)) {
      return false;
    }
    throw new MalformedPolicyException("Syntax errors in policy: Effect is " + effect + ".");
  }

  private static Optional<Principals> principals(Map<?, ?> fields, Directory directory) {
    if (!fields.containsKey("Principal") && !fields.containsKey("NotPrincipal")) {
      return Optional.empty();
    }
    return Optional.of(Principals.parse(one(fields, "Principal", "NotPrincipal"), directory));
  }

  /** Actions are the same in upper and lower case, and know no variables. */
  private static List<Template> actions(Object value, PolicyKind kind) {
    List<String> names = nonEmpty(value, "Action");
    names.forEach(kind::checkAction);
    return names.stream()
        .map(name -> Template.parse(name.toLowerCase(Locale.ROOT), true, false))
        .toList();
  }

  private static List<ArnTemplate> resources(Map<?, ?> fields, boolean variables) {
    if (!fields.containsKey("Resource") && !fields.containsKey("NotResource")) {
      return List.of();
    }
    return nonEmpty(one(fields, "Resource", "NotResource"), "Resource").stream()
        .map(resource -> ArnTemplate.parse(resource, variables))
        .toList();
  }

  private static List<Condition> conditions(@Nullable Object value, boolean variables) {
    if (value == null) {
      return List.of();
    }
    List<Condition> conditions = new ArrayList<>();
    for (Map.Entry<?, ?> operator : block(value).entrySet()) {
      for (Map.Entry<?, ?> key : block(operator.getValue()).entrySet()) {
        conditions.add(
            Condition.parse(
                operator.getKey().toString(),
                key.getKey().toString(),
                Values.texts(key.getValue()),
                variables));
      }
    }
    return conditions;
  }

  private static Map<?, ?> block(@Nullable Object value) {
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      return map;
    }
    throw new MalformedPolicyException("Syntax errors in policy: a condition is no object.");
  }

  private static List<String> nonEmpty(Object value, String field) {
    List<String> strings = Values.strings(value);
    if (strings.isEmpty()) {
      throw new MalformedPolicyException("Syntax errors in policy: " + field + " is empty.");
    }
    return strings;
  }

  private static Object one(Map<?, ?> fields, String name, String notName) {
    Object plain = fields.get(name);
    Object negated = fields.get(notName);
    if (plain != null && negated == null) {
      return plain;
    }
    if (plain == null && negated != null) {
      return negated;
    }
    throw new MalformedPolicyException(
        "Syntax errors in policy: wanted one of %s and %s.".formatted(name, notName));
  }
}
