package energy.bmkpi.pipeline.journal;

/** A file of the journal that another version of this program wrote in another way. */
final class OtherFormatException extends DamagedFileException {
  private static final long serialVersionUID = 1;

  OtherFormatException(String message) {
    super(message);
  }
}
