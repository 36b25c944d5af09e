/**
 * Bodies as streams of bytes between the event loop and blocking code on virtual threads: bounded
 * in memory both ways, and closed whatever happens.
 */
@NullMarked
package dev.custody.adapter.http.body;

import org.jspecify.annotations.NullMarked;
