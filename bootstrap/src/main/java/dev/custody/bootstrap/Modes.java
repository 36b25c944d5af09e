package dev.custody.bootstrap;

/**
 * The two ways to run, as names of Micronaut environments: each has an {@code
 * application-<mode>.yml}.
 */
final class Modes {
  static final String DEV = "dev";
  static final String SERVE = "serve";

  private Modes() {}
}
