/** The use cases, and the loop that delivers what was received. */
@NullMarked
package dev.custody.application.service;

import org.jspecify.annotations.NullMarked;
