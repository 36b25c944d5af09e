package dev.custody.bootstrap.portal;

import java.util.function.Consumer;

/**
 * A way of getting it wrong.
 *
 * @param made makes it, where everything was right
 * @param words are on the screen then
 * @param mended does what the screen says, and nothing else
 */
record Mistake<T>(String name, Consumer<T> made, String words, Consumer<T> mended) {}
