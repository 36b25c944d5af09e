/** Storage in a customer's own S3 bucket, reached through a role in the customer's account. */
@NullMarked
package dev.custody.adapter.storage.s3;

import org.jspecify.annotations.NullMarked;
