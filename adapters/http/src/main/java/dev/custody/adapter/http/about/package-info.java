/**
 * What the service tells of itself: its API as an OpenAPI document, made of the controllers when
 * they are compiled, and a page to read it with.
 */
@NullMarked
package dev.custody.adapter.http.about;

import org.jspecify.annotations.NullMarked;
