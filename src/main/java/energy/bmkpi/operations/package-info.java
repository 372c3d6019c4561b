/** What those who operate the program watch: metrics of the last runs, and a ping for each. */
@NullMarked
package energy.bmkpi.operations;

import org.jspecify.annotations.NullMarked;
