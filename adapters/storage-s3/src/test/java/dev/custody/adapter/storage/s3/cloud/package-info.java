/** That the cloud which the type is tested against is itself right, as the SDK's clients see it. */
@NullMarked
package dev.custody.adapter.storage.s3.cloud;

import org.jspecify.annotations.NullMarked;
