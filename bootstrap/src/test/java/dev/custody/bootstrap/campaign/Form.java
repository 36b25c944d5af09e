package dev.custody.bootstrap.campaign;

/**
 * How much a campaign does: a short form with every build, and a long one by {@code -Pcampaign}.
 * The seed is printed, and {@code -Dcustody.campaign.seed=…} repeats its choices (not the moments
 * at which the operating system does what).
 */
public enum Form {
  SHORT,
  LONG;

  public static Form wanted() {
    return "long".equals(System.getProperty("custody.campaign.form")) ? LONG : SHORT;
  }

  public int cycles(int inShort, int inLong) {
    return Integer.getInteger("custody.campaign.cycles", this == LONG ? inLong : inShort);
  }

  public static long seed() {
    return Long.getLong("custody.campaign.seed", System.currentTimeMillis());
  }
}
