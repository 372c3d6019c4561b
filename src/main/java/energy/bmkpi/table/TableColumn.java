package energy.bmkpi.table;

/** A column of an output table; the description is stored with it where the warehouse can. */
public record TableColumn(String name, ValueType type, String description) {}
