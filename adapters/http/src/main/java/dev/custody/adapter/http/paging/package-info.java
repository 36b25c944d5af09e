/** Lists, page by page. */
@NullMarked
package dev.custody.adapter.http.paging;

import org.jspecify.annotations.NullMarked;
