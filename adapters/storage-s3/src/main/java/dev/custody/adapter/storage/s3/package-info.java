/**
 * Storage in a customer's own S3 bucket, reached through a role in the customer's account that is
 * assumed with the organization's external ID.
 *
 * <p>{@link dev.custody.adapter.storage.s3.RoleStorageType} is the type; {@link
 * dev.custody.adapter.storage.s3.CredentialBroker} gets and keeps the credentials of a piece of
 * work; {@link dev.custody.adapter.storage.s3.BucketCalls} makes a call with them, in the right
 * region, and tells what went wrong; {@link dev.custody.adapter.storage.s3.S3Storage} is the
 * objects.
 */
@NullMarked
package dev.custody.adapter.storage.s3;

import org.jspecify.annotations.NullMarked;
