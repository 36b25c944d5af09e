/**
 * Storage in a customer's own S3 bucket, reached through a role in the customer's account that is
 * assumed with the organization's external ID, or by an access key that the customer hands over.
 *
 * <p>{@link dev.custody.adapter.storage.s3.RoleStorageType} and {@link
 * dev.custody.adapter.storage.s3.KeyStorageType} are the types; {@link
 * dev.custody.adapter.storage.s3.CredentialBroker} gets and keeps the credentials of a piece of
 * work for the first; {@link dev.custody.adapter.storage.s3.ForeignStores} reaches stores that
 * customers name, and {@link dev.custody.adapter.storage.s3.AddressRules} says where they may be;
 * {@link dev.custody.adapter.storage.s3.BucketCalls} makes a call with them, in the right region,
 * and tells what went wrong; {@link dev.custody.adapter.storage.s3.S3Storage} is the objects.
 */
@NullMarked
package dev.custody.adapter.storage.s3;

import org.jspecify.annotations.NullMarked;
