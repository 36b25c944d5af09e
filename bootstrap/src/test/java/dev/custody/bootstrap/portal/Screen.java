package dev.custody.bootstrap.portal;

import com.microsoft.playwright.options.ColorScheme;
import java.util.Locale;

/** What a page is looked at on. */
record Screen(ColorScheme scheme, int width, int height) {
  static final Screen WIDE_LIGHT = new Screen(ColorScheme.LIGHT, 1280, 900);
  static final Screen WIDE_DARK = new Screen(ColorScheme.DARK, 1280, 900);
  static final Screen NARROW_LIGHT = new Screen(ColorScheme.LIGHT, 360, 740);
  static final Screen NARROW_DARK = new Screen(ColorScheme.DARK, 360, 740);

  /** All of them, the two of one width beside each other. */
  static Screen[] all() {
    return new Screen[] {WIDE_LIGHT, WIDE_DARK, NARROW_DARK, NARROW_LIGHT};
  }

  /** For what is made of nothing but what other pages are made of. */
  static Screen[] extremes() {
    return new Screen[] {NARROW_DARK, WIDE_LIGHT};
  }

  @Override
  public String toString() {
    return "%d-%s".formatted(width, scheme.name().toLowerCase(Locale.ROOT));
  }
}
