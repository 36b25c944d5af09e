/**
 * The portal in a real Chromium, against a real service: whether each page and state is usable by
 * everybody (axe, WCAG 2.2 AA), in light and dark, on wide and narrow screens, without one message
 * in the console or one violation of the content security policy; and whether people get to where
 * they want to be. Each look at a page leaves a picture in {@code bootstrap/target/screenshots}.
 */
@NullMarked
package dev.custody.bootstrap.portal;

import org.jspecify.annotations.NullMarked;
