/** The audit log, as an organization sees it. */
@NullMarked
package dev.custody.adapter.http.audit;

import org.jspecify.annotations.NullMarked;
