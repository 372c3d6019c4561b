/** What the product needs of a warehouse, and the contract of its source tables. */
@NullMarked
package energy.bmkpi.warehouse;

import org.jspecify.annotations.NullMarked;
