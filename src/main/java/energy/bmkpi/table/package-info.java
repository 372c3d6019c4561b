/** Rows and columns of tables, whatever is in them. */
@NullMarked
package energy.bmkpi.table;

import org.jspecify.annotations.NullMarked;
