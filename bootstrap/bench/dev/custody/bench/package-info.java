/**
 * Programs that print figures as ratios against a peer that is measured in the same run; no tests.
 */
@NullMarked
package dev.custody.bench;

import org.jspecify.annotations.NullMarked;
