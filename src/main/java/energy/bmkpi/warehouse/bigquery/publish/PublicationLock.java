package energy.bmkpi.warehouse.bigquery.publish;

/** Keeps other runs, on whatever machine, from publishing into the same tables meanwhile. */
interface PublicationLock extends AutoCloseable {
  /** Of a publication in one transaction: BigQuery itself lets one of two at once commit. */
  PublicationLock OF_THE_TRANSACTION =
      new PublicationLock() {
        @Override
        public void renew() {}

        @Override
        public String tenure() {
          return "";
        }

        @Override
        public void close() {}
      };

  /** Holds it from now on for as long as if it were new; fails where another run has got it. */
  void renew();

  /** Equal for as long as it is held without a break, by whatever process: no other publishes. */
  String tenure();

  @Override
  void close();
}
