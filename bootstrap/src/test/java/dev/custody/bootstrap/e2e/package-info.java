/** The whole service over real sockets, as its clients see it. */
@NullMarked
package dev.custody.bootstrap.e2e;

import org.jspecify.annotations.NullMarked;
