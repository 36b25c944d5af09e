/**
 * Where recordings go: storage types and locations. What a type asks for is data here; nothing in
 * this package knows a single type.
 */
@NullMarked
package dev.custody.adapter.http.storage;

import org.jspecify.annotations.NullMarked;
