package dev.custody.adapter.http.access;

/** What a caller must have. */
public enum Need {
  /** Nothing: whoever can reach the service may ask. */
  NOTHING,
  ANY_TOKEN,
  /** A scope; the operator's token has none. */
  SCOPE,
  SCOPE_OR_OPERATOR,
  OPERATOR
}
