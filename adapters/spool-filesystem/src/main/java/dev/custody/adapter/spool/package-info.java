/**
 * The spool on a local disk: a folder a recording, a journal of what was decided and append-only
 * segments of checksummed frames in it, forced by a group committer. What is on disk is the truth;
 * what is in memory can be made again from it at any time.
 */
@NullMarked
package dev.custody.adapter.spool;

import org.jspecify.annotations.NullMarked;
