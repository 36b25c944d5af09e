package dev.custody.adapter.storage.testkit.cloud.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The principals of a statement. */
final class Principals {
  /** How closely a statement names a caller. */
  enum Match {
    NONE,
    /** By its account; which of the account's principals may is that account's own affair. */
    ACCOUNT,
    /** By its own ARN, its role's, or as anybody. */
    PRINCIPAL,
    /** By the ARN of this very session. */
    SESSION
  }

  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
  private static final Pattern ARN =
      Pattern.compile(
          "arn:aws:(?:iam::\\d{12}:(?:root|(?:user|role)/[^*?]+)|sts::\\d{12}:assumed-role/[^*?/]+/[^*?/]+)");

  private final List<String> arns;
  private final Map<String, String> uniqueIds;

  private Principals(List<String> arns, Map<String, String> uniqueIds) {
    this.arns = arns;
    this.uniqueIds = uniqueIds;
  }

  /** Reads the value of {@code Principal}; every ARN in it must be of somebody who exists. */
  static Principals parse(Object value, Directory directory) {
    if (value.equals("*")) {
      return new Principals(List.of("*"), Map.of());
    }
    if (!(value instanceof Map<?, ?> map) || map.isEmpty()) {
      throw new MalformedPolicyException("Invalid principal in policy: " + value);
    }
    List<String> arns = new ArrayList<>();
    Map<String, String> uniqueIds = new HashMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      String kind = (String) entry.getKey();
      List<String> names = Values.strings(entry.getValue());
      if (names.isEmpty()) {
        throw new MalformedPolicyException("Invalid principal in policy: nobody");
      }
      switch (kind) {
        case "AWS" -> names.forEach(name -> arns.add(read(name, directory, uniqueIds)));
        case "Service" -> {
          // A service never calls in this cloud, so that such a principal matches nobody.
        }
        default -> throw new UnsupportedPolicyException("principals of the kind \"" + kind + "\"");
      }
    }
    return new Principals(arns, uniqueIds);
  }

  private static String read(String name, Directory directory, Map<String, String> uniqueIds) {
    if (name.equals("*")) {
      return name;
    }
    String arn = ACCOUNT.matcher(name).matches() ? "arn:aws:iam::" + name + ":root" : name;
    if (!ARN.matcher(arn).matches()) {
      throw new MalformedPolicyException("Invalid principal in policy: \"AWS\":\"" + name + "\"");
    }
    Optional<String> uniqueId = directory.uniqueId(arn);
    if (uniqueId.isEmpty()) {
      throw new MalformedPolicyException("Invalid principal in policy: \"AWS\":\"" + name + "\"");
    }
    uniqueIds.put(arn, uniqueId.get());
    return arn;
  }

  /** How a {@code Principal} matches. */
  Match match(Caller caller) {
    if (arns.contains("*")) {
      return Match.PRINCIPAL;
    }
    if (caller.kind() == Caller.Kind.SESSION && names(caller.arn(), caller)) {
      return Match.SESSION;
    }
    if (caller.kind() != Caller.Kind.ROOT && names(caller.principalArn(), caller)) {
      return Match.PRINCIPAL;
    }
    return arns.contains(caller.rootArn()) ? Match.ACCOUNT : Match.NONE;
  }

  /** Whether a {@code NotPrincipal} spares the caller: all that it goes by must be listed. */
  boolean spares(Caller caller) {
    return arns.contains("*")
        || (arns.contains(caller.rootArn())
            && (caller.kind() == Caller.Kind.ROOT || names(caller.principalArn(), caller))
            && (caller.kind() != Caller.Kind.SESSION || names(caller.arn(), caller)));
  }

  /** By the ARN, and of the same making: an ARN in a policy is kept as what it stood for. */
  private boolean names(String arn, Caller caller) {
    return arns.contains(arn) && caller.uniqueId().equals(uniqueIds.get(arn));
  }
}
