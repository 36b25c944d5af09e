/** The world as the use cases' tests need it: a clock that stands still, stores that misbehave. */
@NullMarked
package dev.custody.application.fake;

import org.jspecify.annotations.NullMarked;
