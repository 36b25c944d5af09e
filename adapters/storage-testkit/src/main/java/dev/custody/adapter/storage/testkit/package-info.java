@NullMarked
package dev.custody.adapter.storage.testkit;

import org.jspecify.annotations.NullMarked;
