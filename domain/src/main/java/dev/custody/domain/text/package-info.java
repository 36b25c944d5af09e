/**
 * How the domain reads words that come from outside: identifiers, single-line texts, and what is
 * wrong with a field.
 */
@NullMarked
package dev.custody.domain.text;

import org.jspecify.annotations.NullMarked;
