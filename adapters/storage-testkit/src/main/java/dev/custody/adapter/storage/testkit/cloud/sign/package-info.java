/** Signature version 4, from the side that checks it. */
@NullMarked
package dev.custody.adapter.storage.testkit.cloud.sign;

import org.jspecify.annotations.NullMarked;
