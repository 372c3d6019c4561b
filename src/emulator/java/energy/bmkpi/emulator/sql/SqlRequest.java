package energy.bmkpi.emulator.sql;

import com.google.zetasql.Value;
import energy.bmkpi.emulator.store.DatasetName;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A statement, or several separated by semicolons.
 *
 * @param parameters named query parameters
 * @param project where names without a project are looked up
 * @param defaultDataset where names without a dataset are looked up; null where there is none
 */
public record SqlRequest(
    String sql,
    Map<String, Value> parameters,
    String project,
    @Nullable DatasetName defaultDataset) {}
