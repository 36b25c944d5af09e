/** Lists in pages that neither skip nor repeat while things are added. */
@NullMarked
package dev.custody.domain.paging;

import org.jspecify.annotations.NullMarked;
