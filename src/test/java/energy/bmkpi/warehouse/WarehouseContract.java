package energy.bmkpi.warehouse;

/** What every adapter keeps; a test class of an adapter implements the fixture and inherits it. */
public interface WarehouseContract
    extends BoalfContract,
        PricedBoalfContract,
        BodContract,
        BodPricesContract,
        BoavContract,
        TimeOfDayContract,
        EbocfContract,
        SourceTableContract,
        BmUnitContract,
        RowOrderContract,
        PublicationContract,
        OutputTableContract,
        ConcurrencyContract {}
