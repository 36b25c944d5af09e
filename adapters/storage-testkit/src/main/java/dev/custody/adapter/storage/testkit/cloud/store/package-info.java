/** Where the cloud's bytes are: small ones in memory, others in a folder of its own. */
@NullMarked
package dev.custody.adapter.storage.testkit.cloud.store;

import org.jspecify.annotations.NullMarked;
