/**
 * What Custody can be asked to do, area by area. Commands are records that check themselves;
 * failures are {@link Refusal}s.
 */
@NullMarked
package dev.custody.application.port.in;

import org.jspecify.annotations.NullMarked;
