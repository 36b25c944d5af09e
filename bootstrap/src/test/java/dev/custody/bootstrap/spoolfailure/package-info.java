/** TODO */
@NullMarked
package dev.custody.bootstrap.spoolfailure;

import org.jspecify.annotations.NullMarked;
