package dev.custody.adapter.storage.testkit.cloud.policy;

/** A document that AWS may well take, but that has something in it which is not evaluated here. */
public final class UnsupportedPolicyException extends MalformedPolicyException {
  private static final long serialVersionUID = 1L;

  public UnsupportedPolicyException(String what) {
    super("The strict cloud does not know " + what + "; teach it, do not work around it.");
  }
}
