package dev.custody.domain.recording;

import dev.custody.domain.storage.Capabilities;
import dev.custody.domain.storage.Capability;

/**
 * From evidence to the next step of a delivery. What a store says is not believed without a proof
 * of the content; nothing that may be somebody else's is overwritten; nothing is given up.
 */
public final class DeliveryPolicy {
  /** What to do next. */
  public sealed interface Step {
    /** It arrived, and this is how we know. */
    record Adopt(Proof proof) implements Step {}

    /** Ask the store what it has under the key. */
    record Ask() implements Step {}

    /** Read the object again. */
    record ReadBack() implements Step {}

    /** Leave what is under that key as it is, report it, and send again under the next key. */
    record NextKey() implements Step {}

    /** Send it again under the same key, from the spool. */
    record SendAgain() implements Step {}

    /**
     * It can be neither proven nor refuted with the rights that we have: wait, and say which right
     * is missing.
     */
    record Unprovable() implements Step {}
  }

  private DeliveryPolicy() {}

  public static Step next(Evidence evidence, Capabilities capabilities) {
    return switch (evidence) {
      case Evidence.Acknowledged(Evidence.Content content) ->
          switch (content) {
            case SAME -> new Step.Adopt(Proof.CHECKSUM);
            case DIFFERENT -> new Step.NextKey();
            case UNTOLD -> new Step.Ask();
          };
      case Evidence.KeyTaken taken -> new Step.Ask();
      case Evidence.UploadGone gone -> new Step.Ask();
      // A store that has just taken ours where there was nothing may keep no tokens: then it is the
      // content that tells.
      case Evidence.Found(boolean acknowledged, boolean tokenIsOurs, Evidence.Content content) ->
          tokenIsOurs || acknowledged
              ? ours(acknowledged, content, capabilities)
              : new Step.NextKey();
      case Evidence.Missing missing -> new Step.SendAgain();
      case Evidence.NotToBeAsked(boolean acknowledged) -> unprovable(acknowledged);
      case Evidence.ReadAgain(boolean same) ->
          same ? new Step.Adopt(Proof.READ_BACK) : new Step.NextKey();
    };
  }

  private static Step ours(
      boolean acknowledged, Evidence.Content content, Capabilities capabilities) {
    return switch (content) {
      case SAME -> new Step.Adopt(Proof.HEAD);
      case DIFFERENT -> new Step.NextKey();
      case UNTOLD ->
          capabilities.of(Capability.READ) == Capabilities.Answer.NO
              ? unprovable(acknowledged)
              : new Step.ReadBack();
    };
  }

  /**
   * A store that has just taken our bytes would take them under every further key too, and prove
   * none of them: sending again would only fill the bucket. An object that was there before may be
   * anybody's: the next key is a way on.
   */
  private static Step unprovable(boolean acknowledged) {
    return acknowledged ? new Step.Unprovable() : new Step.NextKey();
  }
}
