/**
 * A disk in memory for simulations of whatever stands on the spool's {@code Disk}; other modules'
 * tests use it too.
 */
@NullMarked
package dev.custody.adapter.spool.simulated;

import org.jspecify.annotations.NullMarked;
