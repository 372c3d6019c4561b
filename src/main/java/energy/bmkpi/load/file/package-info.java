/** What people have for a file, made into one that the embedded engine reads. */
@NullMarked
package energy.bmkpi.load.file;

import org.jspecify.annotations.NullMarked;
