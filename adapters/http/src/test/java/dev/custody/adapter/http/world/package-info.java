/** A small world behind the ports, strict about what it is asked, and a client to try it with. */
@NullMarked
package dev.custody.adapter.http.world;

import org.jspecify.annotations.NullMarked;
