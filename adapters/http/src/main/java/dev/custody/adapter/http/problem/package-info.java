/**
 * What is answered when something is not done: RFC 9457 problems, each with a name that stays, a
 * text for people and the fields that it is about. Nothing internal is in one.
 */
@NullMarked
package dev.custody.adapter.http.problem;

import org.jspecify.annotations.NullMarked;
