/** Puts the parts together, reads the configuration and starts what a verb asks for. */
@NullMarked
package dev.custody.bootstrap;

import org.jspecify.annotations.NullMarked;
