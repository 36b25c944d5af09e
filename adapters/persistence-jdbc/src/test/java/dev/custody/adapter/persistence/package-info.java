/** Each port on each database, since what holds on one must hold on the others. */
@NullMarked
package dev.custody.adapter.persistence;

import org.jspecify.annotations.NullMarked;
