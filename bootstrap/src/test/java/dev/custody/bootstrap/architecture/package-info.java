/**
 * Holds the house together: who may import whom, what a storage module needs, what each package
 * says.
 */
@NullMarked
package dev.custody.bootstrap.architecture;

import org.jspecify.annotations.NullMarked;
