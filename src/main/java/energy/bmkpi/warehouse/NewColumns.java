package energy.bmkpi.warehouse;

import java.util.List;

/** Columns that a publication has added to an output table that an older version had made. */
public record NewColumns(String table, List<String> columns) {}
