/** HTTP/1.1 over blocking sockets: small, fast, and able to break a connection at any byte. */
@NullMarked
package dev.custody.adapter.storage.testkit.cloud.http;

import org.jspecify.annotations.NullMarked;
