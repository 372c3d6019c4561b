package energy.bmkpi.load.file;

/**
 * The column of a dataset that a key stands for.
 *
 * @param name of the column
 * @param mayNest whether it holds an object
 * @param number whether it holds numbers
 */
public record JsonColumn(String name, boolean mayNest, boolean number) {}
