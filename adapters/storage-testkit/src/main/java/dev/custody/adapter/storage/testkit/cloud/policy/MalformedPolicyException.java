package dev.custody.adapter.storage.testkit.cloud.policy;

/** A document that AWS would refuse. */
public class MalformedPolicyException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public MalformedPolicyException(String message) {
    super(message);
  }
}
