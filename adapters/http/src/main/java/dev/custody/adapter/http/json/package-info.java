/**
 * Reading JSON that strangers send: bounded, with nothing unknown in it, and with every wrong field
 * named.
 */
@NullMarked
package dev.custody.adapter.http.json;

import org.jspecify.annotations.NullMarked;
