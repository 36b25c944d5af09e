/**
 * What the use cases need of the world: records of what is known, the spool, clocks and tasks, made
 * by adapters.
 */
@NullMarked
package dev.custody.application.port.out;

import org.jspecify.annotations.NullMarked;
