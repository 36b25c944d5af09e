package dev.custody.bootstrap.campaign;

/** A way to end the service without asking it. */
interface Crash {
  /**
   * Tells {@code strike} before the first connection may break.
   *
   * @return the service, started again on what is left
   */
  Custody restart(Custody running, Strike strike);
}
