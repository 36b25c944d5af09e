@NullMarked
package dev.custody.bootstrap.campaign;

import org.jspecify.annotations.NullMarked;
