/**
 * Reads policies as AWS does and evaluates them. A document is parsed, its statements are matched
 * against a {@link dev.custody.adapter.storage.testkit.cloud.policy.AccessRequest}, and {@link
 * dev.custody.adapter.storage.testkit.cloud.policy.Authorizer} puts the documents of both sides
 * together. Whatever is not understood is refused when the document is read; nothing is ever taken
 * for true because it is unknown.
 */
@NullMarked
package dev.custody.adapter.storage.testkit.cloud.policy;

import org.jspecify.annotations.NullMarked;
