/**
 * A cloud for tests: S3 and STS on real sockets, as strict as AWS and as ready to misbehave as a
 * test wants it.
 *
 * <p>{@link dev.custody.adapter.storage.testkit.cloud.StrictCloud#start} starts one. In it there
 * are accounts; accounts own users, roles, buckets and keys:
 *
 * <pre>{@code
 * try (StrictCloud cloud = StrictCloud.start()) {
 *   User vendor = cloud.account("111111111111").user("custody").permissions(mayAssume);
 *   Account customer = cloud.account("222222222222");
 *   Bucket bucket = customer.bucket("acme-recordings", "eu-central-1");
 *   Role role = customer.role("recordings").trust(trust).permissions(permissions);
 *   // cloud.endpoint(), cloud.stsEndpoint(), vendor.accessKey() for the client under test
 *   bucket.object("rec/1.cast").orElseThrow().bytes();
 * }
 * }</pre>
 *
 * <p>Policies are the JSON texts that an administrator would paste; they are evaluated, and what
 * the evaluator does not know is refused rather than ignored. {@link
 * dev.custody.adapter.storage.testkit.cloud.StrictCloud#misbehave} orders faults, {@link
 * dev.custody.adapter.storage.testkit.cloud.StrictCloud#calls} tells what was called. What a {@link
 * dev.custody.adapter.storage.testkit.cloud.Bucket} and a {@link
 * dev.custody.adapter.storage.testkit.cloud.StoredObject} tell comes from where the bytes are, not
 * over the wire.
 *
 * <p>Nothing but the JDK is needed, so that programs can use it that have no S3 client.
 */
@NullMarked
package dev.custody.adapter.storage.testkit.cloud;

import org.jspecify.annotations.NullMarked;
