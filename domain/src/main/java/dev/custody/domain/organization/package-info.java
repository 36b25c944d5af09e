/** Tenants: who owns locations, recordings and tokens. */
@NullMarked
package dev.custody.domain.organization;

import org.jspecify.annotations.NullMarked;
