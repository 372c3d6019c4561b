/** The main job: plan, fetch, compute, publish, summarise. */
@NullMarked
package energy.bmkpi.pipeline;

import org.jspecify.annotations.NullMarked;
