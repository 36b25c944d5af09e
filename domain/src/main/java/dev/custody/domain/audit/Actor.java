package dev.custody.domain.audit;

import dev.custody.domain.access.Caller;
import dev.custody.domain.access.TokenId;

/** Who did it: a token by its id, the operator, or Custody by itself. */
public record Actor(String name) {
  /** What the service does of its own accord. */
  public static final Actor CUSTODY = new Actor("custody");

  private static final Actor OPERATOR = new Actor(new Caller.Operator().actor());

  public Actor {
    boolean known =
        name.equals("custody")
            || name.equals(new Caller.Operator().actor())
            || TokenId.parse(name).isPresent();
    if (!known) {
      throw new IllegalArgumentException("nobody acts under this name");
    }
  }

  public static Actor of(Caller caller) {
    return switch (caller) {
      case Caller.Operator operator -> OPERATOR;
      case Caller.TokenHolder holder -> new Actor(holder.token().value());
    };
  }

  @Override
  public String toString() {
    return name;
  }
}
