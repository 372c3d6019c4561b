/** Finished batches on the disk, so that a run that was interrupted is finished, not repeated. */
@NullMarked
package energy.bmkpi.pipeline.journal;

import org.jspecify.annotations.NullMarked;
