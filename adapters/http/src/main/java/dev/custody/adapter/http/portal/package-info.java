/**
 * The portal's files as they are served: looked up by name in the list that its build made, pages
 * of the portal answered with its one document.
 */
@NullMarked
package dev.custody.adapter.http.portal;

import org.jspecify.annotations.NullMarked;
