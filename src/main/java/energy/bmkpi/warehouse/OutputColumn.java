package energy.bmkpi.warehouse;

/** A column of an output table; the description is stored with it where the warehouse can. */
public record OutputColumn(String name, OutputType type, String description) {}
