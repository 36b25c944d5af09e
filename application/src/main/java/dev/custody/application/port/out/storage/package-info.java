/**
 * The storage contract: what a kind of storage must do to be plugged in. {@code
 * StorageTypeContract} and {@code StorageContract} of the test kit say when an implementation is
 * right.
 */
@NullMarked
package dev.custody.application.port.out.storage;

import org.jspecify.annotations.NullMarked;
